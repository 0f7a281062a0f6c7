using System.Reflection;
using KernelGen.Tests.Support;
using KernelGen.Tests.Torch;

namespace KernelGen.Tests.Norms;

/// <summary>Batch norms alone and in a residual network against PyTorch's values.</summary>
public sealed class NormsAgainstTorch
{
    private static readonly Dictionary<string, Type> s_networks = DeclaredNetworks.Types(typeof(NormsAgainstTorch).Namespace!)
        .Where(t => t.IsDefined(typeof(TorchCaseAttribute))).ToDictionary(t => t.GetCustomAttribute<TorchCaseAttribute>()!.Name, StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. s_networks.Keys];

    [Fact]
    public void NoCaseIsLeftOut() => Assert.Equal(
        ReferenceFile.All.Where(c => c.Op == "BatchNorm2d").Select(c => c.Name).Order(StringComparer.Ordinal), s_networks.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void BatchNorm2d(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        using Network network = (Network)Activator.CreateInstance(s_networks[name])!;
        network.Parameters["N.weight"].Set(c.Floats("gamma"));
        network.Parameters["N.bias"].Set(c.Floats("beta"));
        network.Buffers["N.running_mean"].Set(c.Floats("running_mean"));
        network.Buffers["N.running_var"].Set(c.Floats("running_var"));
        float[] x = c.Floats("x");
        if (!c.Flag("training"))
        {
            Tolerance.AssertMatches(c, "y", NetworkRun.Forward(network, x));
            return;
        }

        NetworkRun run = NetworkRun.ForwardBackward(network, x, c.Floats("gy"));
        Tolerance.AssertMatches(c, "y", run.Y);
        Tolerance.AssertMatches(c, "gx", run.Gx);
        Tolerance.AssertMatches(c, "ggamma", run.Gradients["N.weight"]);
        Tolerance.AssertMatches(c, "gbeta", run.Gradients["N.bias"]);
        Tolerance.AssertMatches(c, "running_mean_after", network.Buffers["N.running_mean"].Values);
        Tolerance.AssertMatches(c, "running_var_after", network.Buffers["N.running_var"].Values);
    }

    [Fact]
    public void AStepOfTheResidualNetwork()
    {
        ReferenceCase c = ReferenceFile.Case("mini_resnet/train");
        using var network = new MiniResNet();
        foreach (var p in c.Attributes.GetProperty("params").EnumerateArray())
        {
            Parameter parameter = Of(network, p.GetProperty("name").GetString()!);
            parameter.Set(Formula(parameter.Length, p.GetProperty("stream").GetUInt32(), p.GetProperty("scale").GetDouble(), p.GetProperty("base").GetDouble()));
        }

        float[] x = c.Floats("x"), logits = new float[40];
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Optimizer = new Sgd(0) });
        float loss = session.Step(x, c.Integers("labels").AsSpan());
        Assert.Equal(c.Attributes.GetProperty("loss_f64").GetDouble(), loss, 5e-7);
        foreach (var p in c.Attributes.GetProperty("params").EnumerateArray())
        {
            string name = p.GetProperty("name").GetString()!;
            Parameter parameter = Of(network, name);
            if (c.Has("grad_" + name))
                Close("grad_" + name, session.Gradients[parameter], c.TorchError(name));
            else
                Close("after_" + name, parameter.Values, c.TorchError(name));
        }

        // The gradient of the mean of the losses, which is (softmax - target) / samples, brings that of the input.
        session.Forward(x, logits);
        Close("logits", logits, c.TorchError("logits"));
        float[] gradients = Gradients(c.Doubles("logits"), c.Integers("labels")), gx = new float[x.Length];
        session.Backward(gradients, gx);
        Close("gx", gx, c.TorchError("gx"));

        void Close(string role, ReadOnlySpan<float> mine, double error) =>
            Tolerance.AssertClose(c.Doubles(role), mine, role, Math.Max(4 * error, Tolerance.Floor));
    }

    private static float[] Gradients(double[] logits, int[] labels)
    {
        int classes = logits.Length / labels.Length;
        return
        [
            .. logits.Select((value, i) =>
            {
                int sample = i / classes;
                double sum = Enumerable.Range(sample * classes, classes).Sum(j => Math.Exp(logits[j] - value));
                return (float)(((1 / sum) - (i % classes == labels[sample] ? 1 : 0)) / labels.Length);
            }),
        ];
    }

    private static float[] Formula(int length, uint stream, double scale, double middle) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(middle + (((2 * Values.Hash(i, stream)) - 1) * scale)))];

    // blocks.1.down.0.weight and blocks.1.bn2.bias are Block1.Down.weight and Block1.Conv2.norm.bias here.
    private static Parameter Of(Network network, string theirs)
    {
        string[] parts = theirs.Split('.');
        string block = parts[0] == "blocks" ? $"Block{parts[1]}." : "";
        string last = parts[^1];
        string layer = parts[block.Length > 0 ? 2 : 0];
        string mine = layer switch
        {
            "down" => "Down." + (parts[^2] == "1" ? "norm." : ""),
            "fc" => "Fc.",
            _ when layer.StartsWith("bn", StringComparison.Ordinal) => $"Conv{layer[2..]}.norm.",
            _ => $"Conv{layer[4..]}.",
        };
        string name = block + mine + last;
        return network.Parameters.TryGet(name, out Parameter? found) ? found : network.Buffers[name];
    }
}
