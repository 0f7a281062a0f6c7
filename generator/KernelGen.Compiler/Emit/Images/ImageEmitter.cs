using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Prints the generated file of a class with image kernels and image pipelines.</summary>
internal static class ImageEmitter
{
    /// <summary>
    /// What the body of a method says of a kernel that was compiled as loops. An analyzer tells the user, and learns it here: to find it out
    /// is to compile the kernel.
    /// </summary>
    public const string LoopsMark = "// In loops over a table of taps: there are too many for straight-line code.";

    /// <summary>The file of a class's methods, or of some of them.</summary>
    public static string Write(TypeDeclaration type, IEnumerable<LoweredImage> images) => Join(type, [.. images.Select(i => Write(type, i))]);

    /// <summary>What is written of one method.</summary>
    private static ImageText Write(TypeDeclaration type, LoweredImage image)
    {
        Member member = Member.Of(image);
        var method = new CodeWriter();
        member.WriteMethod($"global::{type.KernelNamespace}.{member.Class}.Run", method);
        var kernels = new CodeWriter(CodeWriter.Tab);
        using (kernels.Indent(1))
        {
            member.WriteClass(kernels);
        }

        return new ImageText(method.ToString(), kernels.ToString());
    }

    /// <summary>The file of a class whose methods are written.</summary>
    private static string Join(TypeDeclaration type, IReadOnlyList<ImageText> images)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "Image kernels: first the bodies of the partial methods, then a class for each with the row kernels that it runs.");
        using (new TypeScopes(writer, type, type.Header))
        {
            for (int i = 0; i < images.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                writer.Lines(images[i].Method.TrimEnd('\n'));
            }
        }

        writer.Line();
        writer.Line(FileHeader.KernelsFollow);
        string kernels = string.Join("\n", images.Select(i => i.Class));
        var names = new CodeWriter(CodeWriter.Tab);
        using (names.Block($"namespace {type.KernelNamespace}"))
        {
            KernelUsings.Write(names, kernels);
            names.Append(kernels);
        }

        writer.Append(names.ToString());
        return writer.ToString();
    }

    /// <summary>A partial method and how its body is written.</summary>
    private sealed record Member(
        string Name, string Method, string Modifiers, View Source, View Destination, MethodSurface? Surface, string Remarks, string? Note,
        Action<CodeWriter> WriteBody)
    {
        /// <summary>The class of the kernels: one for each method, so that what they are called can only meet itself.</summary>
        public string Class => Name + "Kernel";

        public static Member Of(LoweredImage image) => image switch
        {
            LoweredKernel kernel => Of(kernel, kernel.Kernel),
            LoweredPipeline pipeline => Of(pipeline, pipeline.Declaration),
            _ => throw new InvalidOperationException(image.GetType().Name),
        };

        private static Member Of(LoweredKernel lowered, ImageKernel kernel) => new(
            lowered.Name,
            kernel.Declaration.Method,
            kernel.Declaration.Modifiers,
            new("ReadOnlyImageView", kernel.Source.Element().Keyword(), kernel.Declaration.SourceParameter),
            new("ImageView", kernel.Destination.Element().Keyword(), kernel.Declaration.DestinationParameter),
            kernel.Declaration.Surface,
            KernelHeader.Summary(kernel),
            lowered.Loops ? LoopsMark : null,
            writer => KernelEmitter.Write(lowered, writer));

        private static Member Of(LoweredPipeline lowered, ImagePipelineDeclaration pipeline) => new(
            lowered.Name,
            pipeline.Method,
            pipeline.Modifiers,
            new("ReadOnlyImageView", pipeline.SourceType.Element().Keyword(), pipeline.SourceParameter),
            new("ImageView", pipeline.DestinationType.Element().Keyword(), pipeline.DestinationParameter),
            pipeline.Surface,
            PipelineEmitter.Summary(lowered),
            null,
            writer => PipelineEmitter.Write(lowered, writer));

        public void WriteMethod(string target, CodeWriter writer)
        {
            MemberDocumentation.Write(writer, Surface?.Documentation ?? "", Remarks);
            if (Surface is not { IsExcluded: true })
            {
                writer.Line(FileHeader.Implementation);
            }

            string parameters = $"{Surface?.SourceModifiers}{Source}, {Surface?.DestinationModifiers}{Destination}";
            writer.Line($"{Modifiers} partial void {Method}({parameters}) =>".TrimStart());
            if (Note is not null)
            {
                writer.Line("    " + Note);
            }

            writer.Line($"    {target}({Source.Name}, {Destination.Name});");
        }

        public void WriteClass(CodeWriter writer)
        {
            writer.Line(FileHeader.Generated);
            using (writer.Block($"file static unsafe class {Class}"))
            {
                WriteBody(writer);
            }
        }
    }

    /// <summary>One of the two parameters.</summary>
    private sealed record View(string Type, string Pixel, string Name)
    {
        public override string ToString() => $"global::KernelGen.{Type}<{Pixel}> {Name}";
    }
}
