using Forum.Core.Data;
using Forum.Core.Files;

namespace Forum.Core.Demo;

/// <summary>What members of the demo gave with their messages: a sheet to print, a booklet to change, a poster. Drawn and written for it, and looked at as anybody's.</summary>
internal sealed class DemoFiles
{
    private sealed record Ready(long ThreadId, string Name, CheckedFile File, string Alt, FileStore.Written Written, FileStore.Written? Preview)
    {
        /// <summary>Of a version before.</summary>
        public bool IsBefore => Name.EndsWith("(version 1).pdf", StringComparison.Ordinal);
    }

    private readonly FileStore _store;
    private readonly List<Ready> _ready;

    private DemoFiles(FileStore store, List<Ready> ready) => (_store, _ready) = (store, ready);

    /// <summary>Makes the bytes durable, before the transaction that names them.</summary>
    public static async Task<DemoFiles> WriteAsync(FileStore store, CancellationToken ct)
    {
        var poster = new CheckedFile(FileKind.WebP, Read("affiche.webp"), new(1200, 800, Read("affiche-petite.webp"), 640, 427));
        var wheel = new CheckedFile(FileKind.WebP, Read("roue.webp"), new(1200, 800, Read("roue-petite.webp"), 640, 427));
        (long Thread, string Name, CheckedFile File, string Alt)[] all =
        [
            (4, "Grille d’accueil de 30 minutes (version 1).pdf", Look("grille.pdf"), ""),
            (4, "Grille d’accueil de 20 minutes.pdf", Look("grille.pdf"), ""),
            (12, "Mon plan B - carnet d’orientation.docx", Look("carnet.docx"), ""),
            (31, "Grille d’accueil des parents.pdf", Look("grille.pdf"), ""),
            (32, "Roue des choix.webp", wheel, "Roue à six couleurs : respirer, sortir marcher, appeler quelqu’un, écrire, bouger, demander une pause."),
            (5, "Affiche des déjeuners-causeries.webp", poster, "Affiche : une tasse devant un soleil levant, et les heures du déjeuner-causerie des parents, le premier samedi du mois."),
        ];
        List<Ready> ready = [];
        foreach (var (thread, name, file, alt) in all) ready.Add(new(thread, name, file, alt, await store.WriteAsync(file.Bytes, ct), file.Image is { } image ? await store.WriteAsync(image.Preview, ct) : null));
        return new(store, ready);
    }

    /// <summary>Under the message that opens the thread.</summary>
    public async Task GiveAsync(Db db, DemoPeople people, DemoThreads.Written thread)
    {
        foreach (var one in _ready.Where(r => r.ThreadId == thread.Ready.Source.Id))
        {
            _store.Place(one.Written);
            if (one.Preview is not null) _store.Place(one.Preview);
            await PostFiles.InsertAsync(db, new(people[thread.Ready.Source.Author].Id, thread.PostIds[0], "", one.Written, one.Name, one.File, one.Preview?.Hash ?? "", one.Alt, thread.Ready.Moments[0]));
            if (one.IsBefore) await PostFiles.RetireAsync(db, thread.PostIds[0], await DemoLibrary.FirstVersionAsync(db, people, thread));
        }
    }

    private static CheckedFile Look(string name) => ExamineFile.Run(Read(name), name).Value ?? throw new FormatException(name);

    private static byte[] Read(string name)
    {
        using var from = typeof(DemoFiles).Assembly.GetManifestResourceStream("seed/" + name)!;
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        return bytes.ToArray();
    }
}
