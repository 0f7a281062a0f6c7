using KernelGen.Tool.Model;

namespace KernelGen.Tool.Reading;

/// <summary>Checks that every tensor of a model is made once, before it is read.</summary>
internal static class ModelVerifier
{
    /// <exception cref="InvalidDataException">It is not so.</exception>
    public static void Check(SourceModel model, string file)
    {
        var known = new HashSet<string>(model.Constants.Keys, StringComparer.Ordinal);
        foreach (SourceValue input in model.Inputs)
        {
            if (!known.Add(input.Name))
            {
                throw new InvalidDataException($"{file}: the input '{input.Name}' is there twice.");
            }
        }

        foreach (ModelNode node in model.Nodes)
        {
            foreach (string input in node.Inputs)
            {
                if (input.Length > 0 && !known.Contains(input))
                {
                    throw new InvalidDataException($"{file}: {node.Operator} '{node.Name}' reads '{input}', which nothing before it makes.");
                }
            }

            foreach (string output in node.Outputs)
            {
                if (output.Length > 0 && !known.Add(output))
                {
                    throw new InvalidDataException($"{file}: {node.Operator} '{node.Name}' makes '{output}', which is there already.");
                }
            }
        }

        foreach (SourceValue output in model.Outputs)
        {
            if (!known.Contains(output.Name))
            {
                throw new InvalidDataException($"{file}: nothing makes the output '{output.Name}'.");
            }
        }

        if (model.Outputs.Count == 0)
        {
            throw new InvalidDataException($"{file} has no output.");
        }
    }
}
