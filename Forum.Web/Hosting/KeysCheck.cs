using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Forum.Core.Doctor;
using Forum.Core.Site;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forum.Web.Hosting;

/// <summary>Every data-protection key can be read and used. One that cannot takes all forms with it: the program reads all or none.</summary>
internal sealed class KeysCheck(SecretKeys secretKeys, SetAside aside, IOptions<KeyManagementOptions> keys, IActivator activator) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var key in (await secretKeys.ListAsync(ct)).Where(k => !IsUsable(k.Xml)))
        {
            if (repair)
            {
                await aside.WriteAsync(Path.Combine("keys", key.Name + ".xml"), key.Xml, ct);
                await secretKeys.RemoveAsync(key.Name, ct);
            }
            yield return new("doctor.key_unreadable", key.Name) { Mended = repair };
        }
    }

    private bool IsUsable(string xml)
    {
        try
        {
            var element = XElement.Parse(xml);
            if (element.Name == "revocation") return true;
            var alone = new KeyManagementOptions { XmlRepository = new OneElement(element), AuthenticatedEncryptorConfiguration = keys.Value.AuthenticatedEncryptorConfiguration };
            foreach (var factory in keys.Value.AuthenticatedEncryptorFactories) alone.AuthenticatedEncryptorFactories.Add(factory);
            return new XmlKeyManager(Options.Create(alone), activator, NullLoggerFactory.Instance).GetAllKeys().SingleOrDefault()?.CreateEncryptor() is not null;
        }
#pragma warning disable CA1031 // whatever a spoilt key makes the framework throw, it is not usable
        catch (Exception)
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
