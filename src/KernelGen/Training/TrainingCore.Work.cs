using KernelGen.Data;
using KernelGen.Runtime;

namespace KernelGen;

/// <content>What the threads do: one class for each kind of item, made once so that a step allocates nothing.</content>
internal sealed unsafe partial class TrainingCore
{
    /// <summary>Work on blocks, each by one thread or shared by several.</summary>
    private abstract class BlockWork(TrainingCore core) : ITeamWork
    {
        private int _first;
        private int _parts;

        protected TrainingCore Core { get; } = core;

        /// <summary>Says which block is first, and how many threads share each: item by item these are its parts.</summary>
        public void Begin(int first, int parts) => (_first, _parts) = (first, parts);

        public void Run(int item, int thread)
        {
            (int number, int part) = Math.DivRem(item, _parts);
            Worker worker = _parts == 1 ? Worker.Alone : new Worker(part, Core._barriers[number]);
            Run(_first + number, thread, worker, _parts == 1 ? thread : number);
        }

        /// <summary>Does a block, or the part of it that is the worker's.</summary>
        /// <param name="block">Its number in the batch.</param>
        /// <param name="thread">The calling thread.</param>
        /// <param name="worker">Which part is its.</param>
        /// <param name="place">A number that no other block has at the same time, below that of the threads.</param>
        protected abstract void Run(int block, int thread, Worker worker, int place);
    }

    /// <summary>Work on the blocks of one wave.</summary>
    private abstract class WaveWork(TrainingCore core) : BlockWork(core)
    {
        /// <summary>The wave's first block.</summary>
        public int FirstOfWave { get; set; }
    }

    /// <summary>Forward, loss and backward of one block, in the thread's own workspace.</summary>
    private sealed class StepWork(TrainingCore core) : WaveWork(core)
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

        protected override void Run(int block, int thread, Worker worker, int place)
        {
            float* workspace = Core._workspaces[place]!.Pointer;
            if (worker.IsFirst)
            {
                Core.Pack(_inputs, block, SamplesOf(block, _samples), workspace);
            }

            worker.Wait();
            Core._network.RunForward(0, Core._parameters.Pointer, workspace, worker);
            worker.Wait();
            if (worker.IsFirst)
            {
                TakeLosses(block, thread, workspace);
            }

            worker.Wait();
            Core._network.RunBackward(
                0, Core._parameters.Pointer, workspace, Core._scratch[thread].Pointer, Core.GradientsOf(block, FirstOfWave), wantInputGradient: false, worker);
        }

        /// <summary>The losses of a block's samples, and the gradients of its outputs.</summary>
        public void TakeLosses(int block, int thread, float* workspace)
        {
            int first = block * SampleBlock.Lanes;
            int count = SamplesOf(block, _samples);
            SampleBlock.Clear(workspace, Core._plan.BlockOutputGradient, Core._plan.Output, count);
            for (int lane = 0; lane < count; lane++)
            {
                Core._sampleLosses[first + lane] = SampleLoss(
                    Core._losses[thread], workspace, first + lane, lane, out Core._sampleCorrect[first + lane]);
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

            float* targets = _targets is null ? null : _targets + ((nint)sample * Core._plan.Output.Length);
            return loss.Sample(workspace, lane, targets, label, _factor, out correct);
        }
    }

    /// <summary>A segment of the forward pass of one block, in the block's own workspace; the last one ends in outputs or losses.</summary>
    private sealed class ForwardWork(TrainingCore core) : BlockWork(core)
    {
        private float* _inputs;
        private float* _outputs;
        private int _samples;
        private int _segment;
        private int _last;

        public void BeginSegment(int segment, int last) => (_segment, _last) = (segment, last);

        public void Set(float* inputs, float* outputs, int samples)
        {
            _inputs = inputs;
            _outputs = outputs;
            _samples = samples;
        }

        protected override void Run(int block, int thread, Worker worker, int place)
        {
            int count = SamplesOf(block, _samples);
            float* workspace = Core._workspaces[block]!.Pointer;
            if (_segment == 0)
            {
                if (worker.IsFirst)
                {
                    Core.Pack(_inputs, block, count, workspace);
                }

                worker.Wait();
            }

            Core._network.RunForward(_segment, Core._parameters.Pointer, workspace, worker);
            if (_segment < _last)
            {
                return;
            }

            worker.Wait();
            if (!worker.IsFirst)
            {
                return;
            }

            if (_outputs is null)
            {
                Core._step.TakeLosses(block, thread, workspace);
            }
            else
            {
                JoinedOutputs.Unpack(Core._plan, workspace, _outputs + ((nint)block * SampleBlock.Lanes * Core._plan.Output.Length), count);
            }
        }
    }

    /// <summary>A segment of the backward pass of one block, in the workspace of its forward pass.</summary>
    private sealed class BackwardWork(TrainingCore core) : WaveWork(core)
    {
        private float* _outputGradients;
        private float* _inputGradients;
        private int _samples;
        private int _segment;
        private int _last;

        public void BeginSegment(int segment, int last) => (_segment, _last) = (segment, last);

        /// <summary>Whether the parameters' gradients are computed; else those of the last pass stay.</summary>
        public bool WantsParameters { get; set; }

        public void Set(float* outputGradients, float* inputGradients, int samples)
        {
            _outputGradients = outputGradients;
            _inputGradients = inputGradients;
            _samples = samples;
        }

        protected override void Run(int block, int thread, Worker worker, int place)
        {
            nint first = (nint)block * SampleBlock.Lanes;
            int count = SamplesOf(block, _samples);
            NetworkPlan plan = Core._plan;
            float* workspace = Core._workspaces[block]!.Pointer;
            bool wanted = _inputGradients is not null;
            float* gradients = WantsParameters ? Core.GradientsOf(block, FirstOfWave) : null;
            if (_segment == 0 && _outputGradients is not null)
            {
                if (worker.IsFirst)
                {
                    JoinedOutputs.PackGradients(plan, _outputGradients + (first * plan.Output.Length), count, workspace);
                }

                worker.Wait();
            }

            Core._network.RunBackward(_segment, Core._parameters.Pointer, workspace, Core._scratch[thread].Pointer, gradients, wanted, worker);
            if (!wanted || _segment < _last)
            {
                return;
            }

            worker.Wait();
            if (worker.IsFirst)
            {
                SampleBlock.Unpack(workspace, plan.BlockInputGradient, plan.Input, _inputGradients + (first * plan.Input.Length), count, plan.Layout);
            }
        }
    }

    /// <summary>Blocks, and what a loader has to read for the next step: whoever has no block any more reads.</summary>
    private sealed class LoadWork(TrainingCore core) : ITeamWork
    {
        private ITeamWork? _work;
        private int _blocks;
        private int _pieces;
        private bool _isSplit;

        /// <summary>The loader; null where there is none, or nothing to read any more.</summary>
        public BatchLoader? Loader { get; set; }

        /// <summary>Does other work, and that of the loader with the first that there is in a step.</summary>
        public void Run(ITeamWork? work, int blocks)
        {
            if (Loader is { } loader)
            {
                (_work, _blocks, _pieces, _isSplit) = (work, blocks, loader.BeginAhead(core._team.Threads), loader.IsSharedAhead);
                core._team.Run(this, _blocks + _pieces);
                (_work, Loader) = (null, null);
            }
            else if (work is not null)
            {
                core._team.Run(work, blocks);
            }
        }

        public void Run(int item, int worker)
        {
            // Small pieces fill what is left at the end; all in one is begun first.
            int piece = _isSplit ? item - _blocks : item;
            if ((uint)piece < (uint)_pieces)
            {
                Loader!.LoadAhead(piece, worker);
            }
            else
            {
                _work!.Run(_isSplit ? item : item - _pieces, worker);
            }
        }
    }

    /// <summary>Adds the gradients of a wave's blocks to the sum, for some chunks of the parameters.</summary>
    private sealed class SumWork(TrainingCore core) : ITeamWork
    {
        private int _firstBlock;
        private int _begin;
        private int _end;
        private (int Start, int Count)[] _chunks = [];
        private bool _looks;
        private bool _isFinite;

        public int Items => (_chunks.Length + Length - 1) / Length;

        private int Length => core.ChunksOfItem(_chunks.Length);

        /// <summary>Whether all sums are finite numbers, where <see cref="Set"/> asked for that.</summary>
        public bool IsFinite => Volatile.Read(ref _isFinite);

        public void Set(int firstBlock, int begin, int end, (int Start, int Count)[] chunks, bool looks)
        {
            Volatile.Write(ref _isFinite, true);
            _looks = looks;
            _chunks = chunks;
            _firstBlock = firstBlock;
            _begin = begin;
            _end = end;
        }

        public void Run(int item, int worker)
        {
            int end = Math.Min((item + 1) * Length, _chunks.Length);
            for (int chunk = item * Length; chunk < end; chunk++)
            {
                (int start, int count) = _chunks[chunk];
                for (int i = _begin; i < _end; i++)
                {
                    core._blockSums.Add(_firstBlock + i, core._blockGradients[i]!.Pointer, start, count);
                }

                if (_looks && !core._passes.AreFinite(start, start + count))
                {
                    Volatile.Write(ref _isFinite, false);
                }
            }
        }
    }

    /// <summary>Changes some chunks of the parameters.</summary>
    private sealed class UpdateWork(TrainingCore core) : ITeamWork
    {
        public int Items => (core._gradients.Length + Length - 1) / Length;

        private int Length => Chunk * core.ChunksOfItem(core.Chunks);

        public void Run(int item, int worker)
        {
            int start = item * Length;
            int count = Math.Min(Length, core._gradients.Length - start);
            core._optimizer.Update(core._parameters.Pointer, core._gradients.Pointer, start, count);
        }
    }
}
