package dev.toolace.backend;

import dev.toolace.conversation.Message;
import dev.toolace.tool.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model is given. All kinds are immutable and safe for use by many threads. */
public sealed interface Prompt permits Prompt.Chat, Prompt.Text, Prompt.Tokens {

    /**
     * Messages and tools, which the backend renders by its chat template.
     *
     * @param messages in order; copied
     * @param tools for the template to show; copied, empty where the messages show them already
     */
    record Chat(List<Message> messages, List<Tool> tools) implements Prompt {

        /** Copies the lists. */
        public Chat {
            messages = List.copyOf(messages);
            tools = List.copyOf(tools);
        }
    }

    /**
     * Text that is given to the model as it stands.
     *
     * @param text the whole prompt
     */
    record Text(String text) implements Prompt {

        /** Refuses null. */
        public Text {
            Objects.requireNonNull(text);
        }
    }

    /**
     * Token ids of the backend's own vocabulary.
     *
     * @param ids in order; copied on the way in and out
     */
    record Tokens(int[] ids) implements Prompt {

        /** Copies the ids. */
        public Tokens {
            ids = ids.clone();
        }

        /**
         * The ids.
         *
         * @return a copy
         */
        @Override
        public int[] ids() {
            return ids.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tokens tokens && Arrays.equals(ids, tokens.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }

        @Override
        public String toString() {
            return "Tokens[" + ids.length + " ids]";
        }
    }
}
