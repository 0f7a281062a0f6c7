namespace KernelGen.Samples.Pictures;

/// <summary>
/// The bytes of a picture for a decoder that asks for more than there is: then the file is cut, and going on with nothing, as such a decoder does,
/// can last for ever.
/// </summary>
internal sealed class EndingStream(byte[] bytes, int length) : MemoryStream(bytes, 0, length, writable: false)
{
    public override int ReadByte()
    {
        ThrowAtEnd();
        return base.ReadByte();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count > 0) ThrowAtEnd();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > 0) ThrowAtEnd();
        return base.Read(buffer);
    }

    private void ThrowAtEnd()
    {
        if (Position >= Length) throw new EndOfStreamException("the file ends too early.");
    }
}
