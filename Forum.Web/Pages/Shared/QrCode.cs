using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Forum.Web.Pages.Shared;

/// <summary>An address as a QR code (ISO/IEC 18004), drawn in the page: dark on light in every colour scheme, as telephones want it.</summary>
internal static class QrCode
{
    public static HtmlString Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new(code.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
