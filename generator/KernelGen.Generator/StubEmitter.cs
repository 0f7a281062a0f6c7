using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Networks;

namespace KernelGen.Generator;

/// <summary>
/// Writes members that throw, for declarations with an error: an analyzer says what is wrong, and the user does not read
/// beside it that a partial member has no body or that a class lacks <c>Forward</c>. Only C# 9 is used.
/// </summary>
internal static class StubEmitter
{
    /// <summary>Members without anything else.</summary>
    public static string Emit(TypeDeclaration type, IEnumerable<string> members) => Emit(type, type.Header, members);

    /// <summary>A network without layers, on the runtime's base class if the declaration allows it.</summary>
    public static string EmitNetwork(NetworkModel model, IEnumerable<string> notes) => model.StubBase
        ? Emit(
            model.Type, "unsafe " + model.Type.Header + " : global::KernelGen.Network",
            [.. notes, .. model.StubMembers, .. NetworkMembers(model.Type.Name)])
        : Emit(model.Type, [.. notes, .. model.StubMembers]);

    private static IEnumerable<string> NetworkMembers(string name)
    {
        string fail = $"throw new global::System.NotSupportedException(\"The declaration of '{name}' has errors; see the compiler's messages.\")";
        string[] constants =
        [
            "public const int InputLength = 0;",
            "public const int OutputLength = 0;",
            "public const int ParameterCount = 0;",
            "public const long MultiplyAdds = 0;",
            "public const long WorkspaceBytes = 0;",
        ];
        string[] methods =
        [
            $"public {name}() : base((global::KernelGen.Runtime.NetworkPlan)null ?? {fail}) {{ }}",
            $"public static {name} Create(ulong seed = 0) => {fail};",
            .. NetworkEmitter.Entries.Select(e => $"protected override void {e.Name}({e.Parameters}) => {fail};"),
        ];
        return [.. constants.Select(m => $"{FileHeader.GeneratedField} {m}"), .. methods.Select(m => $"{FileHeader.Generated} {m}")];
    }

    private static string Emit(TypeDeclaration type, string header, IEnumerable<string> members)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "Members that throw, because a declaration has an error: see the compiler's messages.");
        using (new TypeScopes(writer, type, header))
        {
            foreach (string member in members)
            {
                writer.Line(member);
            }
        }

        return writer.ToString();
    }
}
