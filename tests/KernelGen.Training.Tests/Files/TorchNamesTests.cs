using KernelGen.Data;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Files;

/// <summary>The layers of <c>torch_names.py</c>'s residual network, called as there but for upper case.</summary>
[Network(3, 6, 5, Training = false)]
public sealed partial class TorchNamed
{
    [Conv2d(4, 3, Padding = 1, Bias = false)] public partial Layer Conv1 { get; }
    [BatchNorm2d, ReLU] public partial Layer Bn1 { get; }
    [Use(typeof(TorchNamedBlock), Repeat = 2)] public partial Layer Layer1 { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(3)] public partial Layer Fc { get; }
}

[Block]
public sealed partial class TorchNamedBlock
{
    [Conv2d(4, 3, Padding = 1, Bias = false)] public partial Layer Conv1 { get; }
    [BatchNorm2d, ReLU] public partial Layer Bn1 { get; }
    [Conv2d(4, 3, Padding = 1, Bias = false)] public partial Layer Conv2 { get; }
    [BatchNorm2d, Add(Block.Input), ReLU] public partial Layer Bn2 { get; }
}

/// <summary>The same, with the norms on the convolutions.</summary>
[Network(3, 6, 5, Training = false)]
public sealed partial class NormsInside
{
    [Conv2d(4, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }
    [Use(typeof(NormsInsideBlock), Repeat = 2)] public partial Layer Layer1 { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(3)] public partial Layer Fc { get; }
}

[Block]
public sealed partial class NormsInsideBlock
{
    [Conv2d(4, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }
    [Conv2d(4, 3, Padding = 1, Bias = false), BatchNorm2d, Add(Block.Input), ReLU] public partial Layer Conv2 { get; }
}

/// <summary>Its network of sequences, whose layers have numbers for names.</summary>
[Network(1, 8, 8)]
public sealed partial class Sequences
{
    [Conv2d(4, 3), ReLU] public partial Layer C1 { get; }
    [MaxPool2d(2)] public partial Layer P1 { get; }
    [Conv2d(6, 3), ReLU] public partial Layer C2 { get; }
    [Linear(5), ReLU] public partial Layer F3 { get; }
    [Linear(3)] public partial Layer Output { get; }
}

/// <summary>A <c>state_dict</c> that PyTorch made loads as it is, and computes what PyTorch computes (Files/Samples/torch_names.py).</summary>
public sealed class TorchNamesTests
{
    private static void Check(Network network, string name, WeightOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in (string[])[name, name + "-values"])
        {
            using Stream stream = typeof(TorchNamesTests).Assembly.GetManifestResourceStream("safetensors." + file)!;
            using FileStream copy = File.Create(folder.File(file));
            stream.CopyTo(copy);
        }

        network.Load(folder.File(name), options);
        using var values = new SafeTensorsReader(folder.File(name + "-values"));
        float[] Tensor(string tensor)
        {
            float[] read = new float[values.Header.Tensors[tensor].Shape[0]];
            values.Read(values.Header.Tensors[tensor], read);
            return read;
        }

        float[] expected = Tensor("y"), computed = new float[expected.Length];
        network.Forward(Tensor("x"), computed);
        Assert.All(expected.Zip(computed), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void LayersAreCalledAsInPyTorchButForUpperCase()
    {
        using var network = new TorchNamed();
        Check(network, "torch-names");
    }

    [Fact]
    public void NormsOnAConvolutionAreRenamed()
    {
        using var network = new NormsInside();
        Check(network, "torch-names", new WeightOptions { Rename = name => System.Text.RegularExpressions.Regex.Replace(name, @"bn(\d)\.", "conv$1.norm.") });
    }

    [Fact]
    public void NumbersOfASequenceAreRenamed()
    {
        string[] layers = ["features.0", "C1", "features.3", "C2", "classifier.1", "F3", "classifier.3", "Output"];
        using var network = new Sequences();
        Check(network, "torch-sequential", new WeightOptions { Rename = name => layers[Array.IndexOf(layers, name[..name.LastIndexOf('.')]) + 1] + name[name.LastIndexOf('.')..] });
        using var other = new Sequences();
        string message = Assert.Throws<InvalidDataException>(() => Check(other, "torch-sequential")).Message;
        Assert.Contains("C1.weight: the file lacks it", message);
        Assert.Contains("features.0.weight: the network lacks it", message);
    }
}
