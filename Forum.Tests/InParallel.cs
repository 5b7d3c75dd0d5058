// Each class has a program, a store and a port of its own, so that two run side by side. Those that count what the machine does, or fill it, stand alone: [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
