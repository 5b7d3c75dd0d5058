namespace Forum.Web.Pages.Shared;

/// <summary>The one text field of the place, used for threads, replies and edits: ComposerPiece.cshtml inside a form that posts.</summary>
/// <param name="Id">HTML id of the field; its hint, error and label take theirs from it</param>
/// <param name="Value">the text shown: what was refused, the post being edited, or a quote to answer</param>
/// <param name="DraftPlace">where its draft is kept: <see cref="Core.Posts.Drafts"/></param>
/// <param name="Submit">word on the button that sends; empty where the page has its own button</param>
/// <param name="Placeholder">an example, greyed; never the only label</param>
/// <param name="Error">the sentence of a refusal; without it, what the page's model state says of the field</param>
public sealed record ComposerModel(string Id, string Value, string DraftPlace, string Submit, string Placeholder = "", string? Error = null)
{
    /// <summary>Name of the form field.</summary>
    public string Name { get; init; } = "Body";

    /// <summary>Files may go with the text: its form is sent as multipart/form-data.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>The message being changed, whose files the form shows too; 0 for none.</summary>
    public long EditedPostId { get; init; }

    /// <summary>Words over the field; « Votre message » where empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>The label is the page's own title.</summary>
    public bool LabelIsTitle { get; init; }

    /// <summary>The page shows the label itself, larger: it stays for assistive technology.</summary>
    public bool HidesLabel { get; init; }

    /// <summary>The thread it answers in, whose recent participants are named first after « @ »; 0 for none.</summary>
    public long ThreadId { get; init; }

    /// <summary>When the draft shown was saved; null where the text shown is none.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>The page has looked for a draft itself; else the component does, on a page that is only being opened.</summary>
    public bool IsDraftRead { get; init; }

    /// <summary>What the confidentiality guard says of the text shown, which came back for it.</summary>
    public Advice? Advice { get; init; }

    /// <summary>Language of the text shown, where it is known.</summary>
    public string? Lang { get; init; }
}
