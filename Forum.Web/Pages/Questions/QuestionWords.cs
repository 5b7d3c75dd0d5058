using Forum.Core.Questions;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Questions;

/// <summary>What pages and letters say of a question: its age in working time, what happens next, and why somebody was thought of.</summary>
internal static class QuestionWords
{
    /// <summary>« Ouverte depuis 2 jours ouvrables. L’équipe d’animation est prévenue. »; without the age once it is answered.</summary>
    public static string Of(QuestionFacts facts, DateTimeOffset now, Texts t)
    {
        var next = Next(facts.Next(now), now, t);
        return facts.AnsweredAt is null ? t.Say("questions.open_since", Age(facts.AskedAt, now, t), next) : next;
    }

    /// <summary>« 3 heures ouvrables », « 2 jours ouvrables » of nine hours.</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now, Texts t)
    {
        var worked = WorkingHours.Between(since, now);
        if (worked < TimeSpan.FromHours(1)) return t["questions.age_under"];
        return worked < WorkingHours.OneDay ? t.Count("questions.age_hours", (long)worked.TotalHours) : t.Count("questions.age_days", (long)(worked / WorkingHours.OneDay));
    }

    public static string Next(NextStep next, DateTimeOffset now, Texts t) => next.Step switch
    {
        Step.Invited => next.People <= RouteQuestions.Most ? t[$"questions.step.Invited.{next.People}"] : t.Say("questions.step.Invited.more", t.Formats.Number(next.People)),
        Step.Reminder or Step.NewsExpected or Step.WillTell when next.At <= now => t[$"questions.step.{next.Step}.past"],
        Step.WillInvite or Step.WillTell or Step.Reminder or Step.NewsExpected or Step.NewsGiven => t.Say($"questions.step.{next.Step}", On(next.At, now, t)),
        _ => t[$"questions.step.{next.Step}"],
    };

    /// <summary>To herself: « Vous avez aidé sur… ».</summary>
    public static string Yours(Invitation asked, Places places, Texts t) => asked.Reason is HelpReason.Named && asked.NamedBy.Length == 0
        ? t["questions.yours.NamedBySomebody"]
        : t.Say($"questions.yours.{asked.Reason}", asked.Reason is HelpReason.Named ? asked.NamedBy : asked.Reason is HelpReason.Declared ? asked.Detail : places.Theme(asked.ThemeId).Name(t.Language));

    /// <summary>Beside her name: « A aidé sur… ».</summary>
    public static string Hers(Helper helper, long themeId, Places places, Texts t) =>
        t.Say($"questions.hers.{helper.Reason}", helper.Reason is HelpReason.Declared ? helper.Detail : places.Theme(themeId).Name(t.Language));

    /// <summary>« aujourd’hui », « demain », « le mardi 1er décembre 2026 », in the place's zone.</summary>
    private static string On(DateTimeOffset at, DateTimeOffset now, Texts t)
    {
        var days = (TimeZoneInfo.ConvertTime(at, Zones.Place).Date - TimeZoneInfo.ConvertTime(now, Zones.Place).Date).Days;
        return days == 0 ? t["questions.today"] : days == 1 ? t["questions.tomorrow"] : t.Say("questions.on", t.Formats.LongDate(at, Zones.Place));
    }
}
