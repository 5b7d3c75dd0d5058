using System.CommandLine;
using Forum.Bench;

var measures = new Dictionary<string, Func<Place, Figures, Task>>
{
    ["pages"] = Pages.RunAsync,
    ["replies"] = Replies.RunAsync,
    ["start"] = Start.RunAsync,
    ["live"] = Live.RunAsync,
    ["exchange"] = Exchange.RunAsync,
    ["memory"] = Memory.RunAsync,
    ["nodes"] = Nodes.RunAsync,
    ["growth"] = Growth.RunAsync,
};
var what = new Argument<string>("measure") { Description = $"all, {string.Join(", ", measures.Keys)}" };
what.AcceptOnlyFromAmong(["all", .. measures.Keys]);
var folder = new Option<string>("--folder") { Description = "where the published programs and the stores are kept; a new temporary folder else", DefaultValueFactory = _ => Directory.CreateTempSubdirectory("forum-bench-").FullName };
var published = new Option<bool>("--published") { Description = "measure the programs that an earlier run left in the folder" };
var millions = new Option<bool>("--millions") { Description = "growth: up to four million posts; some 10 GiB and a quarter of an hour more" };
var seconds = new Option<int>("--seconds") { Description = "exchange: length of each of its rounds", DefaultValueFactory = _ => 60 };
var root = new RootCommand("Measures the published forum beside the machine's own limits, in one run.") { what, folder, published, millions, seconds };
root.SetAction(async (parse, _) =>
{
    var place = new Place(Path.GetFullPath(parse.GetValue(folder)!)) { Millions = parse.GetValue(millions), Round = TimeSpan.FromSeconds(parse.GetValue(seconds)) };
    var figures = new Figures();
    if (!parse.GetValue(published)) await place.PublishAsync();
    foreach (var (name, measure) in measures)
        if (parse.GetValue(what) is var asked && (asked == "all" || asked == name)) await measure(place, figures);
    figures.Write(place.Folder);
});
return await root.Parse(args).InvokeAsync();
