// dotnet run -c Release                learns digits that it draws itself
// dotnet run -c Release -- FOLDER      learns MNIST: the folder has train-images-idx3-ubyte, train-labels-idx1-ubyte and
//                                      the two t10k files, gzip-compressed or not
using System.Diagnostics;
using KernelGen;
using KernelGen.Data;
using KernelGenTemplate;

const float Rate = 0.05f;
const int Epochs = 4;
(IDataset train, IDataset test) = args.Length > 0
    ? (Samples(LabeledImages.LoadTrain(args[0])), Samples(LabeledImages.LoadTest(args[0])))
    : (new DrawnDigits(4000, seed: 1), (IDataset)new DrawnDigits(1000, seed: 2));

using LeNet5 network = LeNet5.Create(seed: 1);
var loader = new BatchLoader(train, batchSize: 64, seed: 1);
using (TrainingSession session = network.CreateTrainingSession(new TrainingOptions
{
    BatchSize = 64,
    Optimizer = new Sgd(Rate) { Momentum = 0.9f },
}))
{
    for (int epoch = 1; epoch <= Epochs; epoch++)
    {
        long start = Stopwatch.GetTimestamp();
        double loss = 0;
        session.LearningRate = Rate * (Epochs + 1 - epoch) / Epochs;
        loader.StartEpoch(epoch);
        while (loader.MoveNext())
            loss += session.Step(loader.Inputs, loader.Labels) * loader.Labels.Length;
        Console.WriteLine($"epoch {epoch}: loss {loss / train.Count:F4}, {train.Count / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images/s");
    }
}

ConfusionMatrix result = ConfusionMatrix.Of(network, test);
Console.WriteLine($"test accuracy {100 * result.Accuracy:F2} % ({result.Correct} of {result.Total})");

// 28x28 pixels in the middle of 32x32, with a mean of about 0 and a deviation of about 1.
static IDataset Samples(LabeledImages images) => images.ToSamples(32, 32, mean: 0.1307, deviation: 0.3081);
