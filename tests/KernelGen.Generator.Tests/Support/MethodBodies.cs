using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace KernelGen.Generator.Tests.Support;

/// <summary>What the JIT will be given of one method.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Instructions">Instructions of IL.</param>
/// <param name="Branches">Jumps.</param>
/// <param name="Locals">Locals.</param>
/// <param name="VectorOperations">Calls of the runtime's vector methods.</param>
internal sealed record MethodSize(string Name, int Bytes, int Instructions, int Branches, int Locals, int VectorOperations);

/// <summary>Compiles source text to IL in memory, as an optimised build would, and measures every method.</summary>
internal static class MethodBodies
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);

    public static IReadOnlyList<MethodSize> Of(Compilation compilation)
    {
        using var file = new MemoryStream();
        var optimised = compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithOptimizationLevel(OptimizationLevel.Release));
        EmitResult result = optimised.Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));
        file.Position = 0;
        using var image = new PEReader(file);
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0)
                .Select(m => Measure(metadata, m, image.GetMethodBody(m.RelativeVirtualAddress))),
        ];
    }

    private static MethodSize Measure(MetadataReader metadata, MethodDefinition method, MethodBodyBlock body)
    {
        BlobReader il = body.GetILReader();
        (int instructions, int branches, int calls) = (0, 0, 0);
        while (il.RemainingBytes > 0)
        {
            instructions++;
            int first = il.ReadByte();
            OpCode code = Codes[unchecked((short)(first == 0xFE ? 0xFE00 | il.ReadByte() : first))];
            if (code.OperandType == OperandType.InlineSwitch)
            {
                throw new NotSupportedException("A switch in emitted code.");
            }

            branches += code.FlowControl == FlowControl.Cond_Branch ? 1 : 0;
            if (code.OperandType == OperandType.InlineMethod)
            {
                calls += IsVectorMethod(metadata, MetadataTokens.EntityHandle(il.ReadInt32())) ? 1 : 0;
                continue;
            }

            il.Offset += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };
        }

        int locals = 0;
        if (!body.LocalSignature.IsNil)
        {
            BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
            signature.ReadSignatureHeader();
            locals = signature.ReadCompressedInteger();
        }

        string type = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name);
        return new MethodSize($"{type}.{metadata.GetString(method.Name)}", body.GetILBytes()!.Length, instructions, branches, locals, calls);
    }

    private static bool IsVectorMethod(MetadataReader metadata, EntityHandle method)
    {
        if (method.Kind == HandleKind.MethodSpecification)
        {
            method = metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method;
        }

        if (method.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)method).Parent;
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            // An operator of a vector type such as Vector512<float>: generic instances are nothing else here.
            return true;
        }

        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        string name = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name);
        return name.StartsWith("Vector", StringComparison.Ordinal) || name == "Lanes";
    }
}
