using Forum.Core.Members;

namespace Forum.Web.Hosting;

internal static class CurrentMember
{
    /// <summary>Who asks; <see cref="Member.Nobody"/> where nobody is signed in.</summary>
    public static Member Member(this HttpContext http) => http.Items[typeof(Member)] as Member ?? Core.Members.Member.Nobody;

    /// <summary>From here on nobody asks: her account is gone, and the rest of this answer says nothing of her.</summary>
    public static void ForgetMember(this HttpContext http) => http.Items.Remove(typeof(Member));
}
