using System.Data.Common;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Forum.Core.Data;
using Forum.Core.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Forum.Web.Hosting;

/// <summary>The framework's keys (form tokens) in the store, so that every node reads what another one wrote.</summary>
internal sealed class KeyRing(SecretKeys keys) : IXmlRepository
{
    public static void Add(IServiceCollection services)
    {
        // one pass over the text instead of two; keys made before keep the way they were made with
        services.AddDataProtection().SetApplicationName("forum").UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        OpenedFormCookies.Add(services);
        services.AddOptions<KeyManagementOptions>().Configure<SecretKeys>((options, keys) => options.XmlRepository = new KeyRing(keys));
    }

    /// <summary>Once the store is open: takes over the key files of an older version, and makes the first key, one node after the other, lest each begin with a key that the others learn of a day later.</summary>
    public static Task OpenAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<Database>().InTurnAsync("keys", async () =>
    {
        await TakeOverAsync(Path.Combine(services.GetRequiredService<ForumSettings>().DataDirectory, "keys"), services.GetRequiredService<SecretKeys>(), ct);
        try { services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect([]); }
        catch (CryptographicException e) when (e.InnerException is not DbException)
        {
            throw new StartException("Une clé de la base n’est pas utilisable : « Forum.Web doctor --repair » la met de côté, et le programme en fait une autre (les formulaires ouverts seront alors à renvoyer).", e);
        }
    }, ct);

    // the framework asks at the start and once a day, and has no asynchronous way to do so
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ListAsync(default).GetAwaiter().GetResult().Select(k => XElement.Parse(k.Xml))];

    public void StoreElement(XElement element, string friendlyName) => keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), default).GetAwaiter().GetResult();

    /// <summary>Once all are in the store their folder goes: nobody would keep a secret that nobody uses.</summary>
    private static async Task TakeOverAsync(string folder, SecretKeys keys, CancellationToken ct)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "*.xml"))
        {
            try { await keys.AddAsync(Path.GetFileNameWithoutExtension(file), XElement.Load(file).ToString(SaveOptions.DisableFormatting), ct); }
            catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
            {
                throw new StartException($"La clé « {file} » n’est pas lisible : remettez ce fichier d’une sauvegarde, ou retirez-le (les formulaires ouverts seront alors à renvoyer).", e);
            }
        }
        Directory.Delete(folder, recursive: true);
    }
}
