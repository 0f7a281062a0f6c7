using System.Collections.ObjectModel;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The base of every compiled network: its layers, its parameters, and running it forward and in training.</summary>
/// <remarks>
/// Derived classes are written by the compiler from a class marked <see cref="NetworkAttribute"/>.
/// <see cref="Forward"/> may be called from several threads at once.
/// </remarks>
public abstract unsafe class Network : IDisposable
{
    private readonly NetworkPlan _plan;
    private readonly ParameterStore _store;

    /// <summary>Makes a network whose parameters are zero. Called by emitted code.</summary>
    protected Network(NetworkPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _store = new ParameterStore(plan.Name, plan.ParameterLength);
        (Layers, Parameters) = Build(plan, _store);
    }

    /// <summary>The class's name.</summary>
    public string Name => _plan.Name;

    /// <summary>The shape of one input sample.</summary>
    public Shape InputShape => _plan.Input;

    /// <summary>The shape of one output sample.</summary>
    public Shape OutputShape => _plan.Output;

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The parameters of all layers, in order.</summary>
    public ParameterSet Parameters { get; }

    internal NetworkPlan Plan => _plan;

    internal ParameterStore Store => _store;

    /// <summary>Gives every parameter PyTorch's default start.</summary>
    public void Initialize(ulong seed) => throw new NotImplementedException();

    /// <summary>Runs samples through the network.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => throw new NotImplementedException();

    /// <summary>Makes a session that trains this network's parameters.</summary>
    public TrainingSession CreateTrainingSession(TrainingOptions? options = null) => new(this, options ?? new TrainingOptions());

    /// <summary>Lets go of the parameters; every later call throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Brings the parameters into the order that <see cref="ForwardSample"/> reads. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="packed">The packed weights to write, aligned to 64 bytes.</param>
    protected internal abstract void PackWeights(float* parameters, float* packed);

    /// <summary>Runs one sample forward. Emitted.</summary>
    /// <param name="input">One input sample; any alignment.</param>
    /// <param name="output">One output sample to write; any alignment.</param>
    /// <param name="packed">The packed weights, aligned to 64 bytes.</param>
    /// <param name="workspace">Zeroed once when made, aligned to 64 bytes, used by one thread at a time.</param>
    protected internal abstract void ForwardSample(float* input, float* output, float* packed, float* workspace);

    /// <summary>Runs 16 samples forward side by side, and keeps what <see cref="BackwardBlock"/> needs. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">Holds the inputs, and the outputs afterwards; aligned to 64 bytes.</param>
    protected internal abstract void ForwardBlock(float* parameters, float* workspace);

    /// <summary>Runs 16 samples backward after <see cref="ForwardBlock"/> on the same workspace. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">Holds the output gradients, and if wanted the input gradients afterwards.</param>
    /// <param name="gradients">Overwritten with the parameters' gradients, summed over the 16 samples; laid out like the parameters.</param>
    /// <param name="wantInputGradient">Whether to compute the gradient with respect to the inputs.</param>
    protected internal abstract void BackwardBlock(float* parameters, float* workspace, float* gradients, bool wantInputGradient);

    private static (ReadOnlyCollection<Layer> Layers, ParameterSet Parameters) Build(NetworkPlan plan, ParameterStore store)
    {
        var parameters = new List<Parameter>();
        var layers = new List<Layer>();
        foreach (LayerPlan layer in plan.Layers)
        {
            Parameter? weight = null;
            Parameter? bias = null;
            foreach (ParameterPlan parameterPlan in layer.Parameters)
            {
                var parameter = new Parameter(store, layer.Name, parameterPlan);
                parameters.Add(parameter);
                weight = parameterPlan.Name == "weight" ? parameter : weight;
                bias = parameterPlan.Name == "bias" ? parameter : bias;
            }

            layers.Add(new Layer(layer, weight, bias));
        }

        return (layers.AsReadOnly(), new ParameterSet([.. parameters]));
    }
}
