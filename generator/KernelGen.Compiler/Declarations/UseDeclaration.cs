namespace KernelGen.Compiler.Declarations;

/// <summary>A block that a network uses: some of its layers, one behind another.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Words">The block in a few words, for example <c>BasicBlock, 3 times</c>.</param>
/// <param name="First">The place of its first layer.</param>
/// <param name="Count">Its layers; none where the block is the identity.</param>
/// <param name="Input">The place of what it reads.</param>
/// <param name="Output">The place of what it gives.</param>
internal sealed record UseDeclaration(string Name, string Words, int First, int Count, int Input, int Output);
