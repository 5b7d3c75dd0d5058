using Forum.Web.Pages.Shared;

namespace Forum.Web.Pages.Questions;

/// <summary>« Qu’est-ce que ça a donné? », for NewsFormPiece.cshtml: on the thread, and on a page of its own when it comes back.</summary>
/// <param name="As">the name or the mask under which it will stand</param>
public sealed record NewsForm(long ThreadId, string As, string SubmissionId, string Body = "", bool Story = false, Advice? Advice = null);
