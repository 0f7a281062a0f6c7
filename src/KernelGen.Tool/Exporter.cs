using KernelGen.Data;
using KernelGen.Tool.Exporting;

namespace KernelGen.Tool;

/// <summary>Exports a network for other programs of this repository.</summary>
internal static class Exporter
{
    /// <summary>Makes the bytes of an ONNX model.</summary>
    /// <param name="source">C# text with the network's class.</param>
    /// <param name="className">The class's name.</param>
    /// <param name="weights">The file of its weights.</param>
    /// <exception cref="InvalidDataException">There is no such class, or something is wrong with it or with the file.</exception>
    public static byte[] Export(string source, string className, string weights)
    {
        using ITensorFile file = TensorFile.Open(weights);
        return OnnxExport.Write(DeclaredNetwork.Read(source, className), file);
    }
}
