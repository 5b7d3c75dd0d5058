using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Forum.Core.Doctor;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forum.Web.Hosting;

/// <summary>Every data-protection key can be read and used. One that cannot takes all forms with it: the program reads all or none.</summary>
internal sealed class KeysCheck(ForumSettings settings, SetAside aside, IOptions<KeyManagementOptions> keys, IActivator activator) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(settings.DataDirectory, "keys"), "*.xml").Where(f => !IsUsable(f)).Order(StringComparer.Ordinal).ToList())
        {
            if (repair) aside.Put(file);
            yield return new("doctor.key_unreadable", Path.GetRelativePath(settings.DataDirectory, file)) { Mended = repair };
        }
    }

    private bool IsUsable(string file)
    {
        try
        {
            var element = XElement.Load(file);
            if (element.Name == "revocation") return true;
            var alone = new KeyManagementOptions { XmlRepository = new OneElement(element), AuthenticatedEncryptorConfiguration = keys.Value.AuthenticatedEncryptorConfiguration };
            foreach (var factory in keys.Value.AuthenticatedEncryptorFactories) alone.AuthenticatedEncryptorFactories.Add(factory);
            return new XmlKeyManager(Options.Create(alone), activator, NullLoggerFactory.Instance).GetAllKeys().SingleOrDefault()?.CreateEncryptor() is not null;
        }
#pragma warning disable CA1031 // whatever a spoilt key makes the framework throw, it is not usable
        catch (Exception e) when (e is not IOException)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private sealed class OneElement(XElement element) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [element];

        public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException();
    }
}
