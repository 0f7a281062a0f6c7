using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Which buffers a function, or a part of one, reads before it writes them, as its text goes.</summary>
internal sealed class FirstAccess
{
    private readonly HashSet<Ir.Buffer> _read = [];
    private readonly HashSet<Ir.Buffer> _written = [];

    public static FirstAccess Of(Function function) => Of(function.Body);

    public static FirstAccess Of(Block body)
    {
        var access = new FirstAccess();
        access.Visit(body);
        return access;
    }

    /// <summary>Whether something must have been in the buffer.</summary>
    public bool IsRead(Ir.Buffer buffer) => _read.Contains(buffer);

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Block inner:
                    Visit(inner);
                    break;
                case Loop loop:
                    Visit(loop.Body);
                    break;
                case Define define:
                    Read(define.Initial);
                    break;
                case Assign assign:
                    Read(assign.NewValue);
                    break;
                case RuntimeCall call:
                    foreach (Region region in call.Regions.OrderBy(r => r.IsWritten))
                    {
                        Access(region.Buffer, region.IsWritten);
                    }

                    break;
                case Store store:
                    Read(store.Value);
                    Access(store.Buffer, isWritten: true);
                    break;
            }
        }
    }

    private void Read(Expression expression)
    {
        foreach (Expression part in expression.SelfAndOperands())
        {
            if (part.Access() is var (buffer, _, _))
            {
                Access(buffer, isWritten: false);
            }
        }
    }

    private void Access(Ir.Buffer buffer, bool isWritten)
    {
        if (isWritten)
        {
            _written.Add(buffer);
        }
        else if (!_written.Contains(buffer))
        {
            _read.Add(buffer);
        }
    }
}
