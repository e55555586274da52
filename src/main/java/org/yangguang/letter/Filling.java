package org.yangguang.letter;

import java.util.List;

/// What came of filling a template: a text, or what still stands in the way.
public sealed interface Filling permits LetterText, Filling.Unfilled {

    /// @param emptySlots slots without a value, in the order of the letter
    /// @param wrongWords what is wrong with the words that were entered
    record Unfilled(String title, List<String> emptySlots, List<String> wrongWords) implements Filling {
        public Unfilled {
            emptySlots = List.copyOf(emptySlots);
            wrongWords = List.copyOf(wrongWords);
        }

        /// What the writer of the letter is told.
        public String message() {
            var message = new StringBuilder("《" + title + "》还不能成文。");
            if (!emptySlots.isEmpty()) {
                message.append("请填写：").append(String.join("、", emptySlots)).append("。");
            }
            wrongWords.forEach(message::append);
            return message.toString();
        }
    }
}
