namespace Forum.Web.Hosting;

/// <summary>The data directory: made where it is missing, and tried by writing in it before anything else is.</summary>
internal static class DataFolder
{
    public static void Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var trial = new FileStream(Path.Combine(folder, $".essai-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            trial.WriteByte(0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Forum:DataDirectory vaut « {folder} », où le programme ne peut pas écrire : donnez un dossier qui lui appartient, avec de la place libre.", e);
        }
    }

    /// <summary>A folder that only the program's own user may open: who held a key could forge forms.</summary>
    public static DirectoryInfo OpenOwn(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
