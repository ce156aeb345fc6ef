package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A template is parsed once and rendered as often, and by as many threads, as one likes. */
class TemplateReuseTest {
    /**
     * Everything that has a state while it runs: loops, macros, namespaces, captured blocks, filters that wait for
     * their turn.
     */
    private static final ChatTemplate TEMPLATE = ChatTemplate.parse("""
            {%- set ns = namespace(sum=0) -%}
            {%- macro line(m, tag='x') -%}{{ tag }}:{{ m.text | upper }}{{ caller() if caller else '' }}{%- endmacro -%}
            {%- for m in messages if m.n is even -%}
            {%- set ns.sum = ns.sum + m.n -%}
            {%- set head %}[{{ loop.index }}/{{ loop.length }}]{% endset -%}
            {%- filter lower %}{{ head }}{{ line(m) }}{% endfilter -%}
            {%- call line(m, tag=name) %}{{ loop.last }}{% endcall -%}
            {%- endfor -%}
            {%- for x in tree recursive %}({{ x.n }}{{ loop(x.c) if x.c }}){% endfor -%}
            {%- set j = joiner('|') %}{% for m in messages | map(attribute='n') %}{{ j() }}{{ m }}{% endfor -%}
            {{- ns.sum }}""");

    private static Map<String, Object> context(int k) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(Map.of("n", i * k, "text", "Text" + k));
        }
        return Map.of("messages", messages, "name", "T" + k,
                "tree", List.of(Map.of("n", k, "c", List.of(Map.of("n", k + 1, "c", List.of())))));
    }

    @Test
    void aSecondRenderingKnowsNothingOfTheFirst() {
        String first = TEMPLATE.render(context(1));
        TEMPLATE.render(context(2));
        assertThat(TEMPLATE.render(context(1))).isEqualTo(first).startsWith("[1/10]x:text1T1:TEXT1False").contains("(1(2))");
    }

    @Test
    void threadsDoNotMeet() throws Exception {
        int threads = 8;
        List<String> alone = new ArrayList<>();
        for (int k = 0; k < threads; k++) {
            alone.add(TEMPLATE.render(context(k)));
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> same = new ArrayList<>();
            for (int k = 0; k < threads; k++) {
                int id = k;
                same.add(pool.submit(() -> {
                    start.await();
                    int count = 0;
                    for (int i = 0; i < 200; i++) {
                        count += TEMPLATE.render(context(id)).equals(alone.get(id)) ? 1 : 0;
                    }
                    return count;
                }));
            }
            start.countDown();
            for (Future<Integer> count : same) {
                assertThat(count.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
