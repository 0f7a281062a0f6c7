using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Parsing;

/// <summary>The layers of a network while it is read, those of its blocks among them, with their shapes as long as nothing is wrong.</summary>
internal sealed class LayerCollector
{
    private readonly List<LayerDeclaration> _layers = [];
    private readonly List<LayerSource> _sources = [];
    private ShapeWalk? _shapes;

    public LayerCollector(int channels, int height, int width)
    {
        var shapes = new ShapeWalk();
        _shapes = channels < 1 || height < 1 || width < 1 || shapes.Begin(channels, height, width) is not null ? null : shapes;
    }

    public IReadOnlyList<LayerDeclaration> Layers => _layers;

    public IReadOnlyList<LayerSource> Sources => _sources;

    /// <summary>Channels of what the layer at a place gives; null where something before it is wrong.</summary>
    public int? ChannelsAt(int place) => _shapes is null || place >= _shapes.Layers.Count ? null : _shapes.ShapeAt(place).Channels;

    /// <summary>Adds a layer.</summary>
    /// <returns>Its place.</returns>
    public int Add(LayerDeclaration layer, LayerSource source)
    {
        int place = _layers.Count;
        layer = layer.AtPlace(place);
        _layers.Add(layer);
        _sources.Add(source);
        if (_shapes is not null && (layer.Operator?.CheckOptions(new OptionRules(place)).Any() == true || _shapes.Add(layer) is not null))
        {
            Stop();
        }

        return place;
    }

    /// <summary>Something is wrong, so that nothing behind it has a shape.</summary>
    public void Stop() => _shapes = null;
}
