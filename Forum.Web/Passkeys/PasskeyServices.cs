using Forum.Core.Members;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Forum.Web.Passkeys;

/// <summary>The framework's own WebAuthn (ASP.NET Core Identity, .NET 10) over our tables.</summary>
internal static class PasskeyServices
{
    public static void AddForumPasskeys(this IServiceCollection services, ForumSettings settings)
    {
        services.AddIdentityCore<PasskeyOwner>();
        services.AddScoped<IUserStore<PasskeyOwner>, PasskeyStore>().AddScoped<IPasskeyHandler<PasskeyOwner>, PasskeyHandler<PasskeyOwner>>().AddScoped<PasskeyCeremony>().AddSingleton<PasskeyPlace>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyPlace>((options, place) =>
        {
            options.ServerDomain = settings.BaseUrl?.IdnHost;
            options.ValidateOrigin = place.IsOursAsync;
            options.AuthenticatorTimeout = PasskeyRequests.Patience;
            // it counts as both steps of a sign-in: the authenticator must know its user (SignInWithPasskey)
            options.UserVerificationRequirement = "required";
            // it says by itself whose it is: nobody types an address
            options.ResidentKeyRequirement = "required";
            // which make of authenticator she has is hers to know
            options.AttestationConveyancePreference = "none";
        });
    }
}
