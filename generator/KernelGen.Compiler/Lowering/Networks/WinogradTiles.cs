using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The loops over strips and tiles that kernels of Winograd's algorithm share, and the two transforms of a tile. Tiles at the far edges are moved back
/// over the ones before them, so that all are whole.
/// </summary>
/// <param name="builder">What is written to.</param>
/// <param name="grid">The tiles.</param>
/// <param name="target">The vector unit.</param>
internal sealed class WinogradTiles(Builder builder, WinogradGrid grid, Target target)
{
    /// <summary>The loops over the tiles of a strip.</summary>
    public static string[] Loops => ["tileRow", "tileColumn"];

    /// <summary>The strips, each with its first row and column of tiles; what reaches over the edge is moved back, and done again in part.</summary>
    public void ForEachStrip(Action<Affine, Affine> body) =>
        ForEachPlace("stripRow", "firstRow", Graph.Round.Quotient(grid.TileRows, grid.StripRows), grid.StripRows, grid.TileRows, row =>
            ForEachPlace("stripColumn", "firstColumn", Graph.Round.Quotient(grid.TileColumns, grid.StripColumns), grid.StripColumns, grid.TileColumns, column => body(row, column)));

    /// <summary>The tiles of a strip: the body gets the number of each, and its first output.</summary>
    public void ForEachTile(Affine row, Affine column, Action<Affine, Affine, Affine> body) =>
        ForEachTile(row, column, (tile, y, x, _, _) => body(tile, y, x));

    /// <summary>The same; the body also gets the first row and column that no tile before has.</summary>
    public void ForEachTile(Affine row, Affine column, Action<Affine, Affine, Affine, Affine, Affine> body) => builder.Loop("tileRow", grid.StripRows, tileRow =>
    {
        Affine y = First("y", row + tileRow, grid.Down.Outputs, grid.Rows);
        builder.Loop("tileColumn", grid.StripColumns, tileColumn =>
        {
            Affine x = First("x", column + tileColumn, grid.Across.Outputs, grid.Columns);
            body(
                ((Affine)tileRow * grid.StripColumns) + tileColumn, y, x, (row + tileRow) * grid.Down.Outputs, (column + tileColumn) * grid.Across.Outputs);
        });
    });

    /// <summary>The values of a tile's inputs at all positions: first along its columns, then along its rows.</summary>
    /// <param name="values">Where they go.</param>
    /// <param name="place">The place of the one at a position.</param>
    /// <param name="input">The input in a row and column of the tile.</param>
    public void TransformInputs(Ir.Buffer values, Func<Affine, Affine, Affine> place, Func<Affine, Affine, Expression> input)
    {
        builder.Loop("kx", grid.Across.Size, kx => Store(
            values, ky => place(ky, kx), grid.Down.OfInputs(builder, Define("d", grid.Down.Size, ky => input(ky, kx)))));
        builder.Loop("ky", grid.Down.Size, ky => Store(
            values, kx => place(ky, kx), grid.Across.OfInputs(builder, Define("d", grid.Across.Size, kx => new Load(values, place(ky, kx), target.Float)))));
    }

    /// <summary>The outputs of a tile from the products at all positions, in place: first along its columns, then along its rows.</summary>
    /// <param name="products">The products.</param>
    /// <param name="place">The place of the one at a position.</param>
    /// <param name="outputs">Gets the outputs of each row.</param>
    public void TransformProducts(Ir.Buffer products, Func<Affine, Affine, Affine> place, Action<Affine, IReadOnlyList<Expression>> outputs)
    {
        builder.Loop("kx", grid.Across.Size, kx => Store(
            products, oy => place(oy, kx),
            grid.Down.OfProducts(builder, Define("p", grid.Down.Size, ky => new Load(products, place(ky, kx), target.Float)))));
        builder.Loop("oy", grid.Down.Outputs, oy => outputs(
            oy, grid.Across.OfProducts(builder, Define("p", grid.Across.Size, kx => new Load(products, place(oy, kx), target.Float)))));
    }

    /// <summary>What the gradients of a tile's outputs say of the products at all positions: first along its columns, then along its rows.</summary>
    /// <param name="values">Where they go.</param>
    /// <param name="place">The place of the one at a position.</param>
    /// <param name="gradient">The gradient in a row and column of the tile.</param>
    public void TransformGradients(Ir.Buffer values, Func<Affine, Affine, Affine> place, Func<Affine, Affine, Expression> gradient)
    {
        builder.Loop("kx", grid.Across.Outputs, kx => Store(
            values, ky => place(ky, kx), grid.Down.OfGradients(builder, Define("g", grid.Down.Outputs, ky => gradient(ky, kx)))));
        builder.Loop("ky", grid.Down.Size, ky => Store(
            values, kx => place(ky, kx), grid.Across.OfGradients(builder, Define("g", grid.Across.Outputs, kx => new Load(values, place(ky, kx), target.Float)))));
    }

    private void ForEachPlace(string loop, string name, int turns, int size, int count, Action<Affine> body) =>
        builder.Loop(loop, turns, turn => body(turns * size == count ? builder.Bound(name, turn * size) : First(name, turn, size, count)));

    /// <summary>
    /// Where the part of a number begins, of which the last is moved back where it would reach over the end. Asked also where none would, so that layers
    /// of any size have the same text.
    /// </summary>
    private Affine First(string name, Affine turn, int size, int end) => builder.Bound(name, Whole.Smaller(turn * size, (Affine)(end - size)));

    private Expression[] Define(string name, int count, Func<int, Expression> value) => [.. Enumerable.Range(0, count).Select(i => builder.DefineFresh(name, value(i)))];

    private void Store(Ir.Buffer buffer, Func<int, Affine> at, IReadOnlyList<Expression> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            builder.Store(buffer, at(i), values[i]);
        }
    }
}
