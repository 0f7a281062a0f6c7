using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

// The model, and the file whose last values are the image.
float[] image = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(args[1]))[^1024..].ToArray();
using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
using var session = new InferenceSession(args[0], options);
using OrtValue input = OrtValue.CreateTensorValueFromMemory(image, [1, 1, 32, 32]);
using var run = new RunOptions();
using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["input"], [input], ["output"]);
foreach (float score in outputs[0].GetTensorDataAsSpan<float>())
    Console.WriteLine(score.ToString("R", CultureInfo.InvariantCulture));
