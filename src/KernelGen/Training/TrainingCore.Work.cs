using KernelGen.Runtime;

namespace KernelGen;

/// <content>What the threads do: one class for each kind of item, made once so that a step allocates nothing.</content>
internal sealed unsafe partial class TrainingCore
{
    /// <summary>Work on the blocks of one wave.</summary>
    private abstract class WaveWork : ITeamWork
    {
        /// <summary>The wave's first block, which is item 0.</summary>
        public int FirstBlock { get; set; }

        public abstract void Run(int item, int worker);
    }

    /// <summary>Forward, loss and backward of one block, in the thread's own workspace.</summary>
    private sealed class StepWork(TrainingCore core) : WaveWork
    {
        private float* _inputs;
        private float* _targets;
        private int _samples;
        private int[] _labels = [];
        private double _factor;

        public void Set(float* inputs, int samples, float* targets, int[] labels, double factor)
        {
            _inputs = inputs;
            _samples = samples;
            _targets = targets;
            _labels = labels;
            _factor = factor;
        }

        public override void Run(int item, int worker)
        {
            int block = FirstBlock + item;
            int first = block * SampleBlock.Lanes;
            int count = SamplesOf(block, _samples);
            NetworkPlan plan = core._plan;
            float* workspace = core._workspaces[worker]!.Pointer;

            SampleBlock.Pack(_inputs + ((nint)first * plan.Input.Length), count, plan.Input, workspace, plan.BlockInput, plan.Layout);
            core.SetSampleKeys(workspace, first);
            core._network.RunForward(0, core._parameters.Pointer, workspace);
            TakeLosses(block, worker, workspace);
            core._network.RunBackward(0, core._parameters.Pointer, workspace, core.GradientsOf(block, FirstBlock), wantInputGradient: false);
        }

        /// <summary>The losses of a block's samples, and the gradients of its outputs.</summary>
        public void TakeLosses(int block, int worker, float* workspace)
        {
            int first = block * SampleBlock.Lanes;
            int count = SamplesOf(block, _samples);
            SampleBlock.Clear(workspace, core._plan.BlockOutputGradient, core._plan.Output, count);
            for (int lane = 0; lane < count; lane++)
            {
                core._sampleLosses[first + lane] = SampleLoss(
                    core._losses[worker], workspace, first + lane, lane, out core._sampleCorrect[first + lane]);
            }
        }

        private double SampleLoss(LossKernel loss, float* workspace, int sample, int lane, out bool correct)
        {
            int label = _targets is null ? _labels[sample] : 0;
            if (label == Ignored)
            {
                loss.Ignore(workspace, lane);
                correct = false;
                return 0;
            }

            float* targets = _targets is null ? null : _targets + ((nint)sample * core._plan.Output.Length);
            return loss.Sample(workspace, lane, targets, label, _factor, out correct);
        }
    }

    /// <summary>A segment of the forward pass of one block, in the block's own workspace; the last one ends in outputs or losses.</summary>
    private sealed class ForwardWork(TrainingCore core) : ITeamWork
    {
        private float* _inputs;
        private float* _outputs;
        private int _samples;
        private int _segment;
        private int _last;

        public void Begin(int segment, int last) => (_segment, _last) = (segment, last);

        public void Set(float* inputs, float* outputs, int samples)
        {
            _inputs = inputs;
            _outputs = outputs;
            _samples = samples;
        }

        public void Run(int item, int worker)
        {
            nint first = (nint)item * SampleBlock.Lanes;
            int count = SamplesOf(item, _samples);
            NetworkPlan plan = core._plan;
            float* workspace = core._workspaces[item]!.Pointer;
            if (_segment == 0)
            {
                SampleBlock.Pack(_inputs + (first * plan.Input.Length), count, plan.Input, workspace, plan.BlockInput, plan.Layout);
                core.SetSampleKeys(workspace, first);
            }

            core._network.RunForward(_segment, core._parameters.Pointer, workspace);
            if (_segment < _last)
            {
                return;
            }

            if (_outputs is null)
            {
                core._step.TakeLosses(item, worker, workspace);
            }
            else
            {
                JoinedOutputs.Unpack(plan, workspace, _outputs + (first * plan.Output.Length), count);
            }
        }
    }

    /// <summary>A segment of the backward pass of one block, in the workspace of its forward pass.</summary>
    private sealed class BackwardWork(TrainingCore core) : WaveWork
    {
        private float* _outputGradients;
        private float* _inputGradients;
        private int _samples;
        private int _segment;
        private int _last;

        public void Begin(int segment, int last) => (_segment, _last) = (segment, last);

        /// <summary>Whether the parameters' gradients are computed; else those of the last pass stay.</summary>
        public bool WantsParameters { get; set; }

        public void Set(float* outputGradients, float* inputGradients, int samples)
        {
            _outputGradients = outputGradients;
            _inputGradients = inputGradients;
            _samples = samples;
        }

        public override void Run(int item, int worker)
        {
            int block = FirstBlock + item;
            nint first = (nint)block * SampleBlock.Lanes;
            int count = SamplesOf(block, _samples);
            NetworkPlan plan = core._plan;
            float* workspace = core._workspaces[block]!.Pointer;
            bool wanted = _inputGradients is not null;
            float* gradients = WantsParameters ? core.GradientsOf(block, FirstBlock) : null;
            if (_segment == 0 && _outputGradients is not null)
            {
                JoinedOutputs.PackGradients(plan, _outputGradients + (first * plan.Output.Length), count, workspace);
            }

            core._network.RunBackward(_segment, core._parameters.Pointer, workspace, gradients, wanted);
            if (wanted && _segment == _last)
            {
                SampleBlock.Unpack(workspace, plan.BlockInputGradient, plan.Input, _inputGradients + (first * plan.Input.Length), count, plan.Layout);
            }
        }
    }

    /// <summary>Adds the gradients of a wave's blocks to the sum, for one chunk of the parameters.</summary>
    private sealed class SumWork(TrainingCore core) : ITeamWork
    {
        private int _firstBlock;
        private int _begin;
        private int _end;
        private (int Start, int Count)[] _chunks = [];

        public void Set(int firstBlock, int begin, int end, (int Start, int Count)[] chunks)
        {
            _chunks = chunks;
            _firstBlock = firstBlock;
            _begin = begin;
            _end = end;
        }

        public void Run(int item, int worker)
        {
            (int start, int count) = _chunks[item];
            for (int i = _begin; i < _end; i++)
            {
                core._blockSums.Add(_firstBlock + i, core._blockGradients[i]!.Pointer, start, count);
            }
        }
    }

    /// <summary>Changes one chunk of the parameters.</summary>
    private sealed class UpdateWork(TrainingCore core) : ITeamWork
    {
        public void Run(int item, int worker)
        {
            int start = item * Chunk;
            int count = Math.Min(Chunk, core._gradients.Length - start);
            core._optimizer.Update(core._parameters.Pointer, core._gradients.Pointer, start, count);
        }
    }
}
