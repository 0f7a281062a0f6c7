using KernelGen.Training.Tests.Checkpoints;

// The test host does not come by here. "train FILE STEPS" goes on with a training until it is done or killed.
if (args is not ["train", { } file, { } steps]) return 1;
KilledTraining.Run(file, int.Parse(steps, System.Globalization.CultureInfo.InvariantCulture));
return 0;
