namespace KernelGen.Tool.Lifting;

/// <summary>The operators that are read, each with what turns it into nodes of the small graph.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Action<LiftContext>> s_operators = new(StringComparer.Ordinal)
    {
        ["Conv"] = Convolutions.Conv,
        ["ConvTranspose"] = Convolutions.ConvTranspose,
        ["Gemm"] = Products.Gemm,
        ["MatMul"] = Products.MatMul,
        ["MaxPool"] = Pools.Max,
        ["AveragePool"] = Pools.Average,
        ["GlobalAveragePool"] = Pools.GlobalAverage,
        ["GlobalMaxPool"] = Pools.GlobalMax,
        ["ReduceMean"] = Pools.ReduceMean,
        ["Relu"] = context => Elementwise.Apply(context, "ReLU"),
        ["LeakyRelu"] = Elementwise.LeakyRelu,
        ["PRelu"] = Elementwise.PRelu,
        ["Elu"] = Elementwise.Elu,
        ["Clip"] = Elementwise.Clip,
        ["Sigmoid"] = context => Elementwise.Apply(context, "Sigmoid"),
        ["HardSigmoid"] = Elementwise.HardSigmoid,
        ["HardSwish"] = context => Elementwise.Apply(context, "HardSwish"),
        ["Tanh"] = context => Elementwise.Apply(context, "Tanh"),
        ["Gelu"] = Elementwise.Gelu,
        ["Mish"] = context => Elementwise.Apply(context, "Mish"),
        ["Softplus"] = context => Elementwise.Apply(context, "Softplus"),
        ["Softsign"] = context => Elementwise.Apply(context, "Softsign"),
        ["Swish"] = Elementwise.Swish,
        ["Erf"] = context => Elementwise.Apply(context, Elementwise.Erf),
        ["Pow"] = Elementwise.Pow,
        ["Neg"] = Elementwise.Neg,
        ["Softmax"] = context => Channels.Softmax(context, isLog: false),
        ["LogSoftmax"] = context => Channels.Softmax(context, isLog: true),
        ["BatchNormalization"] = Channels.BatchNormalization,
        ["LRN"] = Channels.LocalResponseNorm,
        ["Concat"] = Channels.Concat,
        ["Split"] = Channels.Split,
        ["Slice"] = Channels.Slice,
        ["Add"] = Arithmetic.Add,
        ["Sum"] = Arithmetic.Sum,
        ["Sub"] = Arithmetic.Subtract,
        ["Mul"] = Arithmetic.Multiply,
        ["Div"] = Arithmetic.Divide,
        ["Flatten"] = Views.Flatten,
        ["Reshape"] = Views.Reshape,
        ["Squeeze"] = Views.Squeeze,
        ["Unsqueeze"] = Views.Unsqueeze,
        ["Transpose"] = Views.Transpose,
        ["Shape"] = Views.Shape,
        ["Size"] = Views.Size,
        ["Identity"] = Views.Same,
        ["Dropout"] = Views.Dropout,
        ["Cast"] = Views.Cast,
        ["CastLike"] = Views.Same,
        ["Pad"] = Sizes.Pad,
        ["Resize"] = Sizes.Resize,
        ["Upsample"] = Sizes.Upsample,
    };

    /// <summary>What turns an operator into nodes; null where it is not read.</summary>
    public static Action<LiftContext>? Find(string name) => s_operators.GetValueOrDefault(name);
}
