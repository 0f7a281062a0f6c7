namespace KernelGen.Compiler.Ir;

/// <summary>Writes a function's body in the order in which it runs.</summary>
internal sealed class Builder
{
    private readonly Stack<List<Statement>> _open = new();
    private int _fresh;

    public Builder() => _open.Push([]);

    /// <summary>All that was written.</summary>
    public Block Finish() => _open.Count == 1 ? new([.. _open.Peek()]) : throw new InvalidOperationException("A loop is still open.");

    public void Add(Statement statement)
    {
        Interruption.Check();
        _open.Peek().Add(statement);
    }

    public void Note(string text) => Add(new Note(text));

    /// <summary>A loop from zero, by ones.</summary>
    public void Loop(string name, Affine end, Action<Symbol> body) => Loop(name, 0, end, 1, body);

    /// <summary>The same, perhaps as a stage, which may become a method of its own; it uses no locals from outside.</summary>
    public void Loop(string name, Affine end, Stage? stage, Action<Symbol> body)
    {
        var variable = new Symbol(name);
        Add(new Loop(variable, 0, end, 1, Nested(() => body(variable)), Stage: stage));
    }

    public void Loop(string name, Affine start, Affine end, int step, Action<Symbol> body)
    {
        var variable = new Symbol(name);
        Add(new Loop(variable, start, end, step, Nested(() => body(variable))));
    }

    /// <summary>A loop from zero by steps whose last turn lies over the one before it where the steps do not come out even.</summary>
    public void OverlappingLoop(string name, Affine end, int step, Action<Symbol> body, Buffer? aligned = null)
    {
        var variable = new Symbol(name);
        Add(new Loop(variable, 0, end, step, Nested(() => body(variable)), LastMovesBack: true, aligned));
    }

    /// <summary>A whole number that is computed here and named.</summary>
    public Symbol Bound(string name, Whole value)
    {
        var variable = new Symbol(name);
        Add(new Bound(variable, value));
        return variable;
    }

    /// <summary>A local that is set once.</summary>
    public Expression Define(string name, Expression initial)
    {
        var value = new Value(name, initial.Type);
        Add(new Define(value, initial));
        return new Read(value);
    }

    /// <summary>A local that is set once, with a name made from a stem and a number.</summary>
    public Expression DefineFresh(string stem, Expression initial) => Define($"{stem}{_fresh++}", initial);

    /// <summary>A local that is assigned again.</summary>
    public Value Accumulator(string name, Expression initial)
    {
        var value = new Value(name, initial.Type, isAccumulator: true);
        Add(new Define(value, initial));
        return value;
    }

    public void Assign(Value accumulator, Expression value) => Add(new Assign(accumulator, value));

    public void Store(Buffer buffer, Affine index, Expression value) => Add(new Store(buffer, index, value));

    public void Prefetch(Buffer buffer, Affine index) => Add(new Prefetch(buffer, index));

    public void Call(string method, IReadOnlyList<Region> regions, params IReadOnlyList<Affine> numbers) => Add(new RuntimeCall(method, regions, numbers));

    private Block Nested(Action body)
    {
        _open.Push([]);
        body();
        return new([.. _open.Pop()]);
    }
}
