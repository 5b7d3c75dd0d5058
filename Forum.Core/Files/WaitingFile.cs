namespace Forum.Core.Files;

/// <summary>A file given and not sent yet, or one under the message being changed, as its form shows it.</summary>
/// <param name="Waits">not under any message yet</param>
public sealed record WaitingFile(long Id, string Name, string KindName, long Bytes, long PreviewWidth, long PreviewHeight, string Alt, bool Waits)
{
    internal const string Columns = "f.id, f.name, f.kind as kind_name, f.bytes, f.preview_width, f.preview_height, f.alt, case when f.post_id is null then true else false end as waits";

    public FileKind Kind => Enum.Parse<FileKind>(KindName);

    public string PreviewUrl => $"/fichiers/{Id}/{Uri.EscapeDataString(Name)}?apercu=true";
}
