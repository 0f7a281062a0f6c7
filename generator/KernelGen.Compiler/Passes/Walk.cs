using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>How a block steps through a buffer: the counters of its accesses, without the constants that tell one access from its neighbours.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="index">The counters with their factors.</param>
internal sealed class Walk(Ir.Buffer buffer, Affine index)
{
    public Ir.Buffer Buffer => buffer;

    public Affine Index => index;

    /// <summary>The walks of a block and of the body of each loop in it, each once, in the order in which they are first met.</summary>
    public static Dictionary<Block, List<Walk>> In(Block block)
    {
        var walks = new Dictionary<Block, List<Walk>>(new Identity());
        Find(block, walks);
        return walks;
    }

    private static List<Walk> Find(Block block, Dictionary<Block, List<Walk>> walks)
    {
        var found = new List<Walk>();
        foreach (Statement statement in block.Statements)
        {
            Interruption.Check();
            if (statement is Loop loop)
            {
                foreach (Walk walk in Find(loop.Body, walks))
                {
                    Add(found, walk.Buffer, walk.Index);
                }
            }

            if (statement.Computed() is { } computed)
            {
                foreach (Expression expression in computed.SelfAndOperands())
                {
                    if (expression.Access() is { } access)
                    {
                        Add(found, access.Buffer, access.Index);
                    }
                }
            }

            if (statement is RuntimeCall call)
            {
                foreach (Region region in call.Regions)
                {
                    Add(found, region.Buffer, region.Index);
                }
            }

            if (statement is Store store)
            {
                Add(found, store.Buffer, store.Index);
            }
        }

        return walks[block] = found;
    }

    private static void Add(List<Walk> found, Ir.Buffer buffer, Affine index)
    {
        foreach (Walk walk in found)
        {
            if (walk.Buffer == buffer && walk.Index.HasTermsOf(index))
            {
                return;
            }
        }

        found.Add(new Walk(buffer, index.WithoutConstant()));
    }

    /// <summary>Blocks are compared by what they hold; here each is one of its own.</summary>
    private sealed class Identity : IEqualityComparer<Block>
    {
        public bool Equals(Block? x, Block? y) => ReferenceEquals(x, y);

        public int GetHashCode(Block block) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(block);
    }
}
