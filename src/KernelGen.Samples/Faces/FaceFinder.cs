using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Faces;

/// <summary>Finds faces on pictures. Close ones: the network was made for front cameras, and sees 128 x 128 pixels.</summary>
internal sealed class FaceFinder : IDisposable
{
    private const int Side = Anchors.Input;
    private const string Weights = "BlazeFace.safetensors";

    private readonly BlazeFace _network = new();

    /// <summary>Loads the weights, a file beside the program.</summary>
    /// <exception cref="IOException">The file is missing.</exception>
    public FaceFinder()
    {
        _network.Load(Path.Combine(AppContext.BaseDirectory, Weights));
        _network.FreezeForInference();
    }

    /// <summary>Finds faces.</summary>
    /// <param name="picture">Any picture; colours help.</param>
    /// <param name="least">The least score, from 0 to 1.</param>
    /// <returns>The faces, the surest first, in pixels of the picture.</returns>
    public IReadOnlyList<Face> Find(Picture picture, float least)
    {
        // The whole picture, in the middle of a black square.
        int longer = Math.Max(picture.Width, picture.Height);
        int width = Math.Max(1, (int)Math.Round((double)picture.Width * Side / longer));
        int height = Math.Max(1, (int)Math.Round((double)picture.Height * Side / longer));
        float[] input = Input(Scale.To(picture.ToRgb(), width, height));

        int first = Anchors.Grids[0].Side * Anchors.Grids[0].Side * Anchors.Grids[0].Boxes;
        int second = Anchors.Grids[1].Side * Anchors.Grids[1].Side * Anchors.Grids[1].Boxes;
        var scores = new float[first];
        var scores1 = new float[second];
        var boxes = new float[first * FaceDecoder.Numbers];
        var boxes1 = new float[second * FaceDecoder.Numbers];
        _network.Forward(input, scores, scores1, boxes, boxes1);
        List<Face> found = [];
        FaceDecoder.Decode(0, scores, boxes, least, found);
        FaceDecoder.Decode(1, scores1, boxes1, least, found);

        // Back from shares of the square to pixels of the picture.
        float left = -(float)Edge(width) / Side;
        float top = -(float)Edge(height) / Side;
        return [.. Suppression.Of(found).Select(face => face.Place(left, top, (float)Side * picture.Width / width, (float)Side * picture.Height / height))];
    }

    public void Dispose() => _network.Dispose();

    private static int Edge(int length) => (Side - length) / 2;

    // Pixels from -1 to 1, channels last.
    private static float[] Input(Picture rgb)
    {
        var input = new float[Side * Side * 3];
        Array.Fill(input, -1f);
        (int left, int top) = (Edge(rgb.Width), Edge(rgb.Height));
        for (int y = 0; y < rgb.Height; y++)
        {
            ReadOnlySpan<byte> row = rgb.Row(y);
            int start = (((top + y) * Side) + left) * 3;
            for (int i = 0; i < row.Length; i++)
                input[start + i] = (row[i] / 127.5f) - 1;
        }

        return input;
    }
}
