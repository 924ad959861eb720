"""How fast and how small the detector is: p95 a message on one core, files, memory, cold start."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from batonpass.adapters.language import signals
from batonpass.domain.signal import Utterance, measure

TARGETS = {"p95_ms": 1.0, "files_mb": 20.0, "memory_mb": 150.0, "cold_start_s": 1.0}
ROUNDS = 5
OWN = (
    "where is my order? it was supposed to arrive yesterday",
    "I have been waiting three weeks and nobody answers. This is ridiculous!!",
    "can I talk to a human please",
    "no, don't transfer me, just tell me the status",
    "Ich möchte mit einem Mitarbeiter sprechen",
    "¿puedo hablar con alguien? llevo dos semanas esperando mi pedido",
    "je voudrais être remboursé pour ma commande arrivée cassée",
    "我要转人工客服",
    "thanks, that worked",
    "do you have this in a size 42",
)
COLD = (
    "import time;t=time.perf_counter();c=time.process_time();"
    "from batonpass.adapters.language.signals import load;"
    "from batonpass.domain.signal import measure;"
    "measure('can I talk to a human', model=load());"
    "import resource;"
    "memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
    "print(time.perf_counter()-t, time.process_time()-c, memory)"
)


def main() -> None:
    """Measure, and print inputs and figures as one JSON object."""
    messages = _messages()
    history = [
        Utterance(author="customer", text="my parcel has not arrived"),
        Utterance(author="assistant", text="Sorry, I could not find that order."),
    ]
    model = signals.load()
    for text in messages[:200]:
        measure(text, model=model)
    plain = _times(lambda text: measure(text, model=model), messages)
    talk = _times(lambda text: measure(text, model=model, history=history), messages)
    cold = [_cold() for _ in range(ROUNDS)]
    package = Path(signals.__file__).parent / "data"
    result = {
        "messages": len(messages),
        "mean_length": statistics.fmean(map(len, messages)),
        "p50_ms": _quantile(plain, 0.5),
        "p95_ms": _quantile(plain, 0.95),
        "p99_ms": _quantile(plain, 0.99),
        "p95_ms_with_history": _quantile(talk, 0.95),
        "files_mb": sum(f.stat().st_size for f in package.rglob("*") if f.is_file()) / 1e6,
        "memory_mb": min(memory for _, _, memory in cold),
        "memory_mb_here": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "cold_start_s": statistics.median(seconds for seconds, _, _ in cold),
        "cold_start_cpu_s": statistics.median(seconds for _, seconds, _ in cold),
        "load_average": os.getloadavg()[0],
        "targets": TARGETS,
    }
    print(json.dumps(result, indent=1))


def _messages() -> list[str]:
    folder = Path(os.environ.get("BATONPASS_SHARED_DATA", "../shared/data")) / "detect"
    file = folder / "intent_multidogo.jsonl"
    if not file.is_file():
        return list(OWN) * 100
    with file.open() as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(3000), strict=False)]


def _times(call: object, messages: list[str]) -> list[float]:
    assert callable(call)
    times = []
    for text in messages:
        start = time.process_time()
        call(text)
        times.append((time.process_time() - start) * 1000)
    return sorted(times)


def _quantile(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))]


def _cold() -> tuple[float, float, float]:
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    out = subprocess.run(  # noqa: S603
        [sys.executable, "-c", COLD], capture_output=True, text=True, check=True, env=environment
    )
    seconds, used, memory = map(float, out.stdout.split())
    return seconds, used, memory


if __name__ == "__main__":
    main()
