using System.Text;
using System.Text.Json;

namespace KernelGen.Samples.Training;

/// <summary>Writes what happens as JSON, one object a line, so that programs can follow a training. Numbers that are not finite are null.</summary>
internal sealed class JsonLog : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Begins a file, or goes on at the end of one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public JsonLog(string path, bool append)
    {
        if (Path.GetFileName(path).Length == 0 || Directory.Exists(path)) throw new IOException($"'{path}' is a folder; --log wants a file.");
        _file = new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>The training begins, or goes on.</summary>
    public void Start(Network network, DigitSets sets, Recipe recipe, long firstStep) => Write("start", json =>
    {
        json.WriteString("network", network.Name);
        json.WriteNumber("parameters", network.Parameters.Sum(parameter => parameter.Length));
        json.WriteString("data", sets.Name);
        json.WriteNumber("train_images", sets.Train.Count);
        json.WriteNumber("test_images", sets.Test.Count);
        json.WriteNumber("first_step", firstStep);
        json.WriteNumber("epochs", recipe.Epochs);
        json.WriteNumber("batch", recipe.Batch);
        json.WriteNumber("rate", recipe.Rate);
        json.WriteNumber("seed", recipe.Seed);
        json.WriteNumber("threads", recipe.Threads);
    });

    /// <summary>An epoch is over.</summary>
    public void Epoch(EpochProgress epoch) => Write("epoch", json =>
    {
        json.WriteNumber("epoch", epoch.Epoch);
        Number(json, "loss", epoch.Loss);
        Number(json, "accuracy", epoch.Accuracy);
        Number(json, "images_per_second", epoch.ImagesPerSecond);
        Number(json, "seconds", epoch.Elapsed.TotalSeconds);
        Number(json, "learning_rate", epoch.Rate);
    });

    /// <summary>The training is over, or was stopped.</summary>
    public void End(TrainingResult result) => Write(result.Finished ? "end" : "stopped", json =>
    {
        json.WriteNumber("images", result.Images);
        Number(json, "seconds", result.Elapsed.TotalSeconds);
        Number(json, "waited_share", result.WaitedShare);
    });

    /// <summary>The network was tested.</summary>
    public void Test(TestRun test) => Write("test", json =>
    {
        Number(json, "accuracy", test.Confusion.Accuracy);
        json.WriteNumber("correct", test.Confusion.Correct);
        json.WriteNumber("images", test.Confusion.Total);
    });

    public void Dispose() => _file.Dispose();

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private void Write(string kind, Action<Utf8JsonWriter> fields)
    {
        using (var json = new Utf8JsonWriter(_file))
        {
            json.WriteStartObject();
            json.WriteString("event", kind);
            fields(json);
            json.WriteEndObject();
        }

        // Whoever follows the file sees whole lines at once.
        _file.Write(Encoding.UTF8.GetBytes("\n"));
        _file.Flush();
    }
}
