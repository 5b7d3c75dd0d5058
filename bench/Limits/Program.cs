using Forum.Limits;

return args switch
{
    ["empty", ..] => await Empty.RunAsync(),
    ["bytes", var recorded, ..] => await Bytes.RunAsync(recorded),
    ["hub", var frame, ..] => await BareHub.RunAsync(int.Parse(frame)),
    ["inserts", var file, var seconds, ..] => RawInserts.Run(file, int.Parse(seconds)),
    _ => 2,
};
