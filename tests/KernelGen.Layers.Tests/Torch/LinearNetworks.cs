namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's Linear cases.

[TorchCase("linear/01")]
[Network(16, 1, 1)]
internal sealed partial class Linear01
{
    [Linear(9)] public partial Layer L { get; }
}

[TorchCase("linear/03")]
[Network(17, 1, 1)]
internal sealed partial class Linear03
{
    [Linear(84)] public partial Layer L { get; }
}

[TorchCase("linear/04")]
[Network(16, 1, 1)]
internal sealed partial class Linear04
{
    [Linear(1)] public partial Layer L { get; }
}

[TorchCase("linear/07")]
[Network(84, 1, 1)]
internal sealed partial class Linear07
{
    [Linear(33)] public partial Layer L { get; }
}

[TorchCase("linear/12")]
[Network(1, 1, 1)]
internal sealed partial class Linear12
{
    [Linear(7)] public partial Layer L { get; }
}

[TorchCase("linear/13")]
[Network(1, 1, 1)]
internal sealed partial class Linear13
{
    [Linear(2)] public partial Layer L { get; }
}

[TorchCase("linear/16")]
[Network(64, 1, 1)]
internal sealed partial class Linear16
{
    [Linear(33)] public partial Layer L { get; }
}

[TorchCase("linear/18")]
[Network(7, 1, 1)]
internal sealed partial class Linear18
{
    [Linear(10)] public partial Layer L { get; }
}

[TorchCase("linear/21")]
[Network(120, 1, 1)]
internal sealed partial class Linear21
{
    [Linear(2)] public partial Layer L { get; }
}
