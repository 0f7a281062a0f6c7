using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>Networks whose layers read, add, multiply and concatenate earlier ones at random; the last layer reads whatever nobody has read.</summary>
internal static class RandomBranches
{
    private const int MostChannels = 40;

    /// <summary>A few of them as graphs.</summary>
    public static IEnumerable<NetworkGraph> Few => Enumerable.Range(0, 12).Select(seed => Draw(new Random(seed)))
        .Select(n => NetworkGraph.Build(n, ShapeInference.Infer(n)));

    /// <summary>A network of several layers over an image of one size.</summary>
    public static NetworkDeclaration Draw(Random random)
    {
        int channels = random.Next(4) switch { 0 => 16, 1 => random.Next(17, 21), _ => random.Next(1, 7) };
        (int height, int width) = (random.Next(1, 6), random.Next(1, 9));
        var layers = new List<LayerDeclaration>();
        var shapes = new List<TensorShape>();
        TensorShape input = new(channels, height, width);
        int count = random.Next(3, 8);
        for (int i = 0; i < count; i++)
        {
            Next();
        }

        Gather();
        return Declare.Network(channels, height, width, [.. layers]) with
        {
            Layout = random.Next(4) == 0 ? OutsideLayout.Nhwc : OutsideLayout.Nchw,
        };

        TensorShape At(int place) => place < 0 ? input : shapes[place];

        int Any() => random.Next(-1, layers.Count);

        void Next()
        {
            int from = Any();
            int[] same = [.. Enumerable.Range(-1, layers.Count + 1).Where(p => p != from && At(p) == At(from))];
            int[] factors = [.. Enumerable.Range(-1, layers.Count + 1).Where(p => p != from && IsFactor(At(p), At(from)))];
            int[] pieces = [.. Enumerable.Range(-1, layers.Count + 1).Where(p => p != from
                && (At(p).Height, At(p).Width) == (At(from).Height, At(from).Width) && At(p).Channels + At(from).Channels <= MostChannels)];
            switch (random.Next(7))
            {
                case 0 when same.Length > 0:
                    Join(from, new JoinDeclaration(false, Some(same)), At(from));
                    break;
                case 1 or 2 when factors.Length > 0:
                    int[] with = [.. Some(factors).Take(2)];
                    TensorShape largest = with.Select(At).Append(At(from)).MaxBy(s => s.Length);
                    if (with.All(w => IsFactor(At(w), largest)) && IsFactor(At(from), largest))
                    {
                        Join(from, new JoinDeclaration(true, with.ToEquatableArray()), largest);
                    }

                    break;
                case 3 when pieces.Length > 0:
                    int piece = pieces[random.Next(pieces.Length)];
                    Put(new LayerDeclaration("L", "public", new ConcatDeclaration(), Closing()) { Inputs = new[] { from, piece }.ToEquatableArray() },
                        At(from) with { Channels = At(from).Channels + At(piece).Channels });
                    break;
                case 4:
                    TensorShape map = At(from);
                    var largestOfAll = new MaxPool2dDeclaration(map.Height, map.Width, map.Height, map.Width, PaddingDeclaration.None, false, 1, 1);
                    Put(new LayerDeclaration("L", "public", largestOfAll, Activation.None) { Inputs = One(from) }, map with { Height = 1, Width = 1 });
                    break;
                default:
                    Convolve(from, same);
                    break;
            }
        }

        void Convolve(int from, int[] same)
        {
            bool isJoined = same.Length > 0 && random.Next(2) == 0;
            int outputs = isJoined || random.Next(2) == 0 ? At(from).Channels : random.Next(1, 20);
            int size = random.Next(2) == 0 ? 1 : 3;
            LayerDeclaration layer = Declare.Conv(outputs, size, size, padding: size / 2, bias: random.Next(2) == 0, activation: Closing()) with { Inputs = One(from) };
            Put(isJoined ? layer with { Join = new JoinDeclaration(random.Next(3) == 0, Some(same)) } : layer, At(from) with { Channels = outputs });
        }

        // What nobody has read is brought to one pixel each and put together.
        void Gather()
        {
            int[] unread = [.. Enumerable.Range(0, layers.Count).Where(p => !layers.Select((l, i) => l.Reads(i)).SelectMany(r => r).Contains(p))];
            int[] ends = [.. unread.Select(p =>
            {
                if (At(p) is not { Height: 1, Width: 1 })
                {
                    Put(Declare.Linear(random.Next(1, 20)) with { Inputs = One(p) }, default);
                    shapes[shapes.Count - 1] = new TensorShape(((LinearDeclaration)layers[layers.Count - 1].Operator!).OutFeatures, 1, 1);
                    return layers.Count - 1;
                }

                return p;
            })];
            if (ends.Length > 1)
            {
                Put(new LayerDeclaration("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = ends.ToEquatableArray() }, default);
            }
        }

        void Join(int from, JoinDeclaration join, TensorShape shape) =>
            Put(new LayerDeclaration("L", "public", null, Closing()) { Inputs = One(from), Join = join }, shape);

        void Put(LayerDeclaration layer, TensorShape shape)
        {
            layers.Add(layer);
            shapes.Add(shape);
        }

        EquatableArray<int> Some(int[] places) => places.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToEquatableArray();

        Activation Closing() => random.Next(3) == 0 ? new ReLUDeclaration() : Activation.None;
    }

    private static EquatableArray<int> One(int place) => new[] { place }.ToEquatableArray();

    private static bool IsFactor(TensorShape one, TensorShape other) =>
        one == other || (one.Channels == other.Channels && (one is { Height: 1, Width: 1 } || other is { Height: 1, Width: 1 }));
}
