namespace KernelGen.Compiler.Ir;

/// <summary>
/// Proves of a function what the emitted pointers no longer check: every index is inside its buffer for every value that loops
/// and sizes can take, every local is set before it is read, and the types fit.
/// </summary>
internal sealed class Verifier
{
    private readonly Function _function;
    private readonly List<Loop> _loops = [];
    private readonly HashSet<Value> _defined = [];
    private readonly Dictionary<Symbol, (long Least, long Most)> _bounds = [];
    private readonly Dictionary<Buffer, (Buffer Base, Affine Offset)> _pointers = [];

    private Verifier(Function function) => _function = function;

    /// <summary>Gives the function back, or throws.</summary>
    /// <exception cref="InvalidOperationException">The function breaks a rule: a mistake of the compiler.</exception>
    public static Function Check(Function function)
    {
        new Verifier(function).Check(function.Body);
        return function;
    }

    private void Check(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Interruption.Check();
            if (statement.Computed() is { } computed)
            {
                Check(computed);
            }

            switch (statement)
            {
                case Block inner:
                    Check(inner);
                    break;
                case Loop loop:
                    CheckLoop(loop);
                    break;
                case Define define:
                    Require(define.Target.Type == define.Initial.Type, $"{define.Target} is {define.Target.Type} but gets {define.Initial.Type}");
                    Require(_defined.Add(define.Target), $"{define.Target} is defined twice");
                    break;
                case Assign assign:
                    Require(assign.Target.IsAccumulator, $"{assign.Target} is set once and assigned again");
                    Require(_defined.Contains(assign.Target), $"{assign.Target} is assigned before it is defined");
                    Require(assign.Target.Type == assign.NewValue.Type, $"{assign.Target} is {assign.Target.Type} but gets {assign.NewValue.Type}");
                    break;
                case Store store:
                    CheckAccess(store.Buffer, store.Index, store.Value.Type.Lanes, store.Value.Type.Element, isWrite: true);
                    break;
                case RuntimeCall call:
                    Require(RuntimeMethod.Of(call) is not null, $"the runtime has no {call.Method} of {call.Regions.Count} pointers and {call.Numbers.Count} numbers");
                    foreach (Region region in call.Regions)
                    {
                        CheckAccess(region.Buffer, region.Index, region.Length, region.Buffer.Element, region.IsWritten);
                    }

                    break;
                case Bound bound:
                    _bounds[bound.Variable] = bound.Value.Range(Range);
                    break;
                case Advance advance:
                    _pointers[advance.Pointer] = Resolve(advance.Base, advance.Offset);
                    break;
            }
        }
    }

    private void CheckLoop(Loop loop)
    {
        Require(loop.Step > 0, $"loop {loop.Variable} steps by {loop.Step}");
        Require(_loops.TrueForAll(l => l.Variable != loop.Variable), $"loop {loop.Variable} stands in itself");
        Require(
            !loop.LastMovesBack || IsNeverNegative(Extreme(loop.End - loop.Start - loop.Step, largest: false)),
            $"loop {loop.Variable} may have no room for its last turn");
        if (loop.TripCount == 0)
        {
            return;
        }

        _loops.Add(loop);
        var before = new HashSet<Value>(_defined);
        Check(loop.Body);
        _defined.IntersectWith(before);
        _loops.RemoveAt(_loops.Count - 1);
    }

    private void Check(Expression expression)
    {
        foreach (Expression operand in expression.Operands())
        {
            Check(operand);
        }

        if (expression.Access() is { } access)
        {
            CheckAccess(access.Buffer, access.Index, access.Span, expression.Type.Element, isWrite: false);
        }

        switch (expression)
        {
            case Read read:
                Require(_defined.Contains(read.Value), $"{read.Value} is read before it is defined");
                break;
            case Binary binary:
                Require(binary.Left.Type == binary.Right.Type, $"{binary.Operator} of {binary.Left.Type} and {binary.Right.Type}");
                break;
            case MultiplyAdd fma:
                Require(fma.Left.Type == fma.Type && fma.Right.Type == fma.Type, $"a multiply and add of {fma.Left.Type}, {fma.Right.Type}, {fma.Type}");
                break;
            case Select select:
                Require(select.Mask.Type.Lanes == select.Type.Lanes && select.WhenClear.Type == select.Type, $"a selection of different types");
                Require(!select.Mask.SelfAndOperands().OfType<Counted>().Any(), $"a selection looks at a counter");
                break;
            case Shift shift:
                Require(shift.Type.Element is not (ElementType.F32 or ElementType.F64), $"a shift of {shift.Type}");
                break;
            case Conversion conversion:
                CheckConversion(conversion);
                break;
            case NarrowSaturated narrow:
                Require(
                    narrow.Lower.Type == narrow.Upper.Type && narrow.Type.Lanes == 2 * narrow.Lower.Type.Lanes && narrow.Type.Bits == narrow.Lower.Type.Bits,
                    $"a narrowing of {narrow.Lower.Type} and {narrow.Upper.Type} to {narrow.Type}");
                break;
            case Unpack unpack:
                Require(unpack.Left.Type == unpack.Right.Type, $"an unpacking of {unpack.Left.Type} and {unpack.Right.Type}");
                break;
            case MultiplyAddPairs pairs:
                Require(
                    pairs.Left.Type == pairs.Right.Type && pairs.Left.Type.Element == ElementType.I16,
                    $"products of pairs of {pairs.Left.Type} and {pairs.Right.Type}");
                break;
            case SumOfSixteen sum:
                Require(sum.Parts.Sum(p => p.Type.Lanes) == 16, $"a sum that does not have sixteen lanes");
                break;
        }
    }

    private void CheckConversion(Conversion conversion)
    {
        (VectorType from, VectorType to) = (conversion.Operand.Type, conversion.Type);
        Require(
            conversion.Kind switch
            {
                ConversionKind.Bits => from.Bits == to.Bits,
                ConversionKind.WidenLower or ConversionKind.WidenUpper => 2 * to.Lanes == from.Lanes && to.Bits == from.Bits,
                _ => from.Lanes == to.Lanes,
            },
            $"{conversion.Kind} from {from} to {to}");
    }

    private void CheckAccess(Buffer buffer, Affine index, int span, ElementType element, bool isWrite)
    {
        (Buffer root, Affine offset) = Resolve(buffer, index);
        Require(_function.Buffers.Contains(root), $"{buffer} is no parameter");
        Require(root.Element == element, $"{root} holds {root.Element}, not {element}");
        Require(!isWrite || root.IsWritten, $"{root} is only to be read");
        Require(IsNeverNegative(Extreme(offset, largest: false)), $"{root}[{offset}] can lie before the buffer");
        Require(
            IsNeverNegative(root.Length - span - Extreme(offset, largest: true)),
            $"{root}[{offset}] and {span} elements on can lie behind the buffer's {root.Length}");
    }

    private (Buffer Base, Affine Offset) Resolve(Buffer buffer, Affine index) =>
        _pointers.TryGetValue(buffer, out (Buffer Base, Affine Offset) at) ? (at.Base, at.Offset + index) : (buffer, index);

    /// <summary>The least or largest value over all loops, as a sum of sizes.</summary>
    private Affine Extreme(Affine index, bool largest)
    {
        for (int i = _loops.Count - 1; i >= 0; i--)
        {
            Loop loop = _loops[i];
            long factor = index.FactorOf(loop.Variable);
            if (factor != 0)
            {
                index = index.Replace(loop.Variable, factor > 0 == largest ? Last(loop) : loop.Start);
            }
        }

        foreach (KeyValuePair<Symbol, long> term in index.Terms)
        {
            if (_bounds.TryGetValue(term.Key, out (long Least, long Most) range))
            {
                index = index.Replace(term.Key, term.Value > 0 == largest ? range.Most : range.Least);
            }
        }

        return index;
    }

    private (long Least, long Most) Range(Affine sum)
    {
        (Affine least, Affine most) = (Extreme(sum, largest: false), Extreme(sum, largest: true));
        Require(least.IsConstant && most.IsConstant, $"{sum} has no limits");
        return (least.Constant, most.Constant);
    }

    private static Affine Last(Loop loop) =>
        loop.LastMovesBack ? loop.End - loop.Step :
        loop.TripCount is { } trips ? loop.Start + ((trips - 1) * loop.Step) : loop.End - 1;

    private bool IsNeverNegative(Affine sum)
    {
        long least = sum.Constant;
        foreach (KeyValuePair<Symbol, long> term in sum.Terms)
        {
            if (term.Value < 0 || !_function.Sizes.Contains(term.Key))
            {
                return false;
            }

            least += term.Value * term.Key.Minimum;
        }

        return least >= 0;
    }

    /// <summary>The message is only put together where it is needed.</summary>
    private void Require(bool holds, FormattableString message)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{_function.Name}: {FormattableString.Invariant(message)}.\n{Printer.Print(_function)}");
        }
    }
}
