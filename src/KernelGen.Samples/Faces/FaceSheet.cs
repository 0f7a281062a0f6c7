using KernelGen.Samples.Pictures;
using static System.FormattableString;

namespace KernelGen.Samples.Faces;

/// <summary>Draws what was found into the picture.</summary>
internal static class FaceSheet
{
    private static readonly Color Box = new(255, 220, 0);
    private static readonly Color Dot = new(255, 40, 40);

    /// <summary>The picture in colours, with a box, six points and the score of each face.</summary>
    public static Picture Draw(Picture picture, IReadOnlyList<Face> faces)
    {
        Picture rgb = picture.ToRgb();
        var canvas = new Canvas(rgb.Width, rgb.Height, default);
        rgb.Pixels.CopyTo(canvas.Picture.Pixels, 0);
        int line = Math.Max(1, Math.Max(rgb.Width, rgb.Height) / 250);
        foreach (Face face in faces)
        {
            (int left, int top) = ((int)MathF.Round(face.Left), (int)MathF.Round(face.Top));
            (int width, int height) = ((int)MathF.Round(face.Width), (int)MathF.Round(face.Height));
            for (int i = 0; i < line; i++)
                canvas.Frame(left - i, top - i, width + (2 * i), height + (2 * i), Box);
            foreach ((float x, float y) in face.Points)
                canvas.Fill((int)x - line, (int)y - line, (2 * line) + 1, (2 * line) + 1, Dot);
            int size = line >= 4 ? 4 : line >= 2 ? 2 : 1;
            canvas.Text(Invariant($"{100 * face.Score:F0} %"), left, top - line - (9 * size), size, Box);
        }

        return canvas.Picture;
    }
}
