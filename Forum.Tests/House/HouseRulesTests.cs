using System.Text.RegularExpressions;
using Forum.Core.Data;

namespace Forum.Tests.House;

/// <summary>The rules of the house (docs/ARCHITECTURE.md), kept by tests rather than by good will. An exception is listed with its reason.</summary>
public sealed partial class HouseRulesTests
{
    /// <summary>Files that may exceed 200 lines, and why.</summary>
    private static readonly Dictionary<string, string> LongFiles = new();

    /// <summary>Constructors that may take more than four parameters, and why.</summary>
    private static readonly Dictionary<string, string> WideConstructors = new()
    {
        ["Db"] = "made by Database only: a connection, its dialect, transaction, return path and cancellation",
    };

    /// <summary>Files that read threads or posts without Readers.MayRead, and why that is right.</summary>
    private static readonly Dictionary<string, string> ReadsWithoutPredicate = new()
    {
        ["Forum.Core/Regions/RegionCounters.cs"] = "writes counters of threads that all members may read, chosen by Readers.CountedAudiences",
        ["Forum.Core/Exchanges/KeepIdea.cs"] = "a message of an exchange that ExchangeAct has found through the predicate",
        ["Forum.Core/Exchanges/ReadExchange.cs"] = "reads an exchange through ExchangeRows.FindAsync first; the live feed asks LiveReaders of every reader before each push",
        ["Forum.Core/Exchanges/ExchangeErasure.cs"] = "takes out what is kept of somebody who is forgotten",
        ["Forum.Core/Exchanges/Entrance.cs"] = "what the short address of an exchange tells whoever has it: its title, its day and who conducts it",
        ["Forum.Core/Exchanges/EndGuests.cs"] = "ends the access of guests, for nobody's eyes",
        ["Forum.Core/Posts/PostView.cs"] = "the posts of a thread whose head its caller has read through the predicate",
        ["Forum.Core/Posts/ActedPost.cs"] = "a post of a thread whose head its caller has read through the predicate",
        ["Forum.Core/Posts/OpenPost.cs"] = "reads through ShowPost first",
        ["Forum.Core/Posts/PostHistory.cs"] = "reads through ShowPost first",
        ["Forum.Core/Posts/ChangedPosts.cs"] = "the live feed asks Threads/WhoMayRead of every reader before each push",
        ["Forum.Core/Threads/ThreadRow.cs"] = "columns and joins for lists that carry the predicate themselves",
        ["Forum.Core/Threads/ThreadRows.cs"] = "rows of threads that its callers have found through the predicate",
        ["Forum.Core/Threads/ReadMarks.cs"] = "writes the reader's own mark in a thread its caller has read through the predicate",
        ["Forum.Core/Posts/AuthorPosts.cs"] = "moves the versions of an author's own posts",
        ["Forum.Core/Threads/ThreadActivity.cs"] = "moves the versions of the threads an author wrote in",
        ["Forum.Core/Threads/ThreadCounters.cs"] = "the doctor compares every thread, for whoever keeps the machine",
        ["Forum.Core/Threads/MaskedAuthor.cs"] = "a member's own thread, for the log",
        ["Forum.Core/Threads/WholeThread.cs"] = "counts the threads it has written",
        ["Forum.Core/Threads/ThreadAudience.cs"] = "writes who may read the threads of a private place",
        ["Forum.Core/Threads/ThreadAudiences.cs"] = "the doctor compares every thread, for whoever keeps the machine",
        ["Forum.Core/Threads/PlaceTimes.cs"] = "the doctor compares every thread, for whoever keeps the machine",
        ["Forum.Core/Posts/ReactionCounts.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Posts/AnswerThreads.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/BonsCoups/BonCoupRows.cs"] = "the group of a post, written beside its mark",
        ["Forum.Core/BonsCoups/CoupThreads.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/BonsCoups/PinThreads.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Regions/RegionDays.cs"] = "recounts what all members may read, chosen by Readers.CountedAudiences",
        ["Forum.Core/Regions/CellCounts.cs"] = "recounts what all members may read, chosen by Readers.CountedAudiences",
        ["Forum.Core/Search/SearchRows.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Search/SearchRows.Sqlite.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Search/SearchRows.Postgres.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Moderation/ReadReport.cs"] = "letters about a report hold ids and its reason alone",
        ["Forum.Core/Posts/PostActivity.cs"] = "writes a post of a thread whose head its caller has read through the predicate",
        ["Forum.Core/Posts/PostMoves.cs"] = "moves posts between threads whose heads its callers have read through the predicate",
        ["Forum.Core/Posts/PostLinkRows.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/Posts/SeeAuthor.cs"] = "reads through ShowPost first",
        ["Forum.Core/Posts/PostErasure.cs"] = "a member's own posts, when she is forgotten",
        ["Forum.Core/Posts/OtherTexts.cs"] = "takes the name of somebody who is forgotten out of every text, whoever may read it",
        ["Forum.Core/Privacy/PersonalData.cs"] = "a member's own rows, for her alone",
        ["Forum.Core/Library/LibraryEntry.cs"] = "columns and joins for the list that carries the predicate itself",
        ["Forum.Core/Library/ToolVersion.cs"] = "what stands beside a message whose thread its callers have read through the predicate",
        ["Forum.Core/Agenda/SheetActs.cs"] = "what readers do with a thread whose head its callers have read through the predicate",
        ["Forum.Core/Agenda/AgendaEntry.cs"] = "columns and joins for lists that carry the predicate themselves",
        ["Forum.Core/Sheets/SheetRows.cs"] = "writes the sheets of messages whose thread its callers have read through the predicate",
        ["Forum.Core/Files/DrawPages.cs"] = "a picture of every file, whoever may read it; OpenFile asks before it is sent",
        ["Forum.Core/Sheets/SettleSheets.cs"] = "what time does to every sheet, whoever may read it",
        ["Forum.Core/BonsCoups/ReadPinForm.cs"] = "the author of a post its caller has read through ShowPost",
        ["Forum.Core/Briefs/BriefErasure.cs"] = "a member's own posts, when she is forgotten",
        ["Forum.Core/Briefs/BriefNames.cs"] = "names that must not stand in a brief, from threads its maker has read through the predicate",
        ["Forum.Core/Dossiers/ReadDossier.cs"] = "updates of a thread whose head its caller has read through the predicate",
        ["Forum.Core/Feeds/ReadFeed.cs"] = "the beginnings of threads found through the predicate",
        ["Forum.Core/Tries/TryRows.cs"] = "what is told of posts whose thread its callers have read through the predicate",
        ["Forum.Core/Tries/TellTry.cs"] = "reads the thread's head through the predicate first",
        ["Forum.Core/Tries/TryCounts.cs"] = "the doctor compares every post, for whoever keeps the machine",
        ["Forum.Core/BonsCoups/CoupConsents.cs"] = "writes what the author of a post agreed to, whose thread its callers have read through the predicate",
        ["Forum.Core/BonsCoups/AskForNews.cs"] = "a post's own author is asked",
        ["Forum.Core/Questions/Question.cs"] = "what routing needs of a question; who is asked and who is named goes through the predicate (RouteQuestions, ListHelpers)",
        ["Forum.Core/Questions/QuestionFacts.cs"] = "where questions stand that its callers have found through the predicate",
        ["Forum.Core/Questions/Peers.cs"] = "what all members may read, chosen by Readers.CountedAudiences",
        ["Forum.Core/Questions/TellFacilitators.cs"] = "who is told is Reports.FacilitatorsAsync, through the predicate",
        ["Forum.Core/Questions/AskAskers.cs"] = "a thread's own author is asked",
        ["Forum.Core/Threads/PublishThread.cs"] = "looks for the author's own submission",
    };

    /// <summary>Files that hold inline style or speak of it, and why.</summary>
    private static readonly Dictionary<string, string> SpeaksOfInline = new()
    {
        ["Forum.Web/Mail/LetterPiece.cshtml"] = "a mail program has no policy and fetches no sheet: the letter carries its few lines",
        ["Forum.Web/client/editor-paste.ts"] = "takes the styles of a word processor out of what is pasted",
    };

    [Test]
    public void Each_table_is_written_by_one_folder()
    {
        var writers = Repository.Files("Forum.Core", ".cs")
            .SelectMany(f => Writes().Matches(File.ReadAllText(f)).Select(m => (Table: m.Groups[1].Value, Folder: Path.GetFileName(Path.GetDirectoryName(f)))))
            .Where(w => w.Table is not "migrations")
            .GroupBy(w => w.Table, w => w.Folder).Where(g => g.Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Distinct())}");
        Assert.That(writers, Is.Empty);
    }

    [Test]
    public void Every_read_of_threads_and_posts_asks_who_reads()
    {
        var forgetful = Repository.Files("Forum.Core", ".cs")
            .Where(f => ReadsThreads().IsMatch(File.ReadAllText(f)) && !File.ReadAllText(f).Contains("MayRead", StringComparison.Ordinal) && !File.ReadAllText(f).Contains("ThreadHead.FindAsync", StringComparison.Ordinal))
            .Select(Repository.Name).Except(ReadsWithoutPredicate.Keys);
        Assert.That(forgetful, Is.Empty);
    }

    [Test]
    public void Core_does_not_know_the_web() =>
        Assert.That(typeof(Database).Assembly.GetReferencedAssemblies().Select(a => a.Name), Has.None.StartsWith("Microsoft.AspNetCore"));

    [Test]
    public void Files_stay_short()
    {
        var code = new[] { "Forum.Core", "Forum.Web" }.SelectMany(p => Repository.Files(p, ".cs", ".cshtml", ".ts"))
            .Concat(Repository.Files("Forum.Tests", ".cs"))
            .Where(f => File.ReadLines(f).Count() > 200).Select(Repository.Name).Except(LongFiles.Keys);
        Assert.That(code, Is.Empty);
    }

    [Test]
    public void Constructors_stay_narrow()
    {
        var wide = new[] { typeof(Database).Assembly, typeof(Program).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && t.Namespace?.StartsWith("Forum.", StringComparison.Ordinal) == true && t.GetMethod("<Clone>$") is null && !t.Name.Contains('<', StringComparison.Ordinal))
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Length > 4) && !WideConstructors.ContainsKey(t.Name))
            .Select(t => t.FullName);
        Assert.That(wide, Is.Empty);
    }

    [Test]
    public void Pieces_hold_no_tag_helper() =>
        Assert.That(Repository.Files("Forum.Web/Pieces", ".cshtml").Where(f => File.ReadAllText(f).Contains("asp-", StringComparison.Ordinal)).Select(Repository.Name), Is.Empty);

    [Test]
    public void No_page_carries_inline_script_or_style()
    {
        var inline = Repository.Files("Forum.Web", ".cshtml", ".ts")
            .Where(f => Inline().IsMatch(File.ReadAllText(f))).Select(Repository.Name).Except(SpeaksOfInline.Keys);
        Assert.That(inline, Is.Empty);
    }

    [Test]
    public void The_top_level_is_what_the_owner_fixed()
    {
        string[] fixedNames = [".ci", ".editorconfig", ".git", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props",
            "Forum.Core", "Forum.Tests", "Forum.Web", "Forum.sln", "LICENSE", "README.md", "appsettings.json", "docs", "bench", "global.json", "migrations", "script", "data"];
        Assert.That(Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Except(fixedNames), Is.Empty);
    }

    [GeneratedRegex(@"\b(?:insert into|insert or replace into|update|delete from)\s+(?!set\b)([a-z_]+)\s*(?:\(|set\b|where\b|$|"")", RegexOptions.Multiline)]
    private static partial Regex Writes();

    [GeneratedRegex(@"\b(?:from|join)\s+(?:threads|posts)\b")]
    private static partial Regex ReadsThreads();

    [GeneratedRegex(@"\sstyle\s*=\s*[""']|<style|<script(?![^>]*\b(?:src|type=""application/json"")\b)[^>]*>|\son[a-z]+\s*=\s*[""']")]
    private static partial Regex Inline();
}
