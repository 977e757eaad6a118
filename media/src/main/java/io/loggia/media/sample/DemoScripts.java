package io.loggia.media.sample;

import io.loggia.media.sample.DemoClip.Slide;
import io.loggia.media.sample.DemoClip.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demonstration clips show and say. */
public final class DemoScripts {

    private DemoScripts() {}

    public static List<DemoClip> all() {
        return List.of(safety(), sales(), engineering());
    }

    private static Slide slide(String heading, @Nullable String speaker, String... sentences) {
        return new Slide(heading, speaker, List.of(sentences));
    }

    private static DemoClip safety() {
        return new DemoClip(
                Topic.SAFETY,
                "safety-in-the-first-week.mp4",
                "Safety in your first week",
                "Where the exits are, how to report a near miss and what to wear on the shop floor."
                        + " Required for everybody who joins.",
                List.of("safety", "onboarding"),
                List.of("0x12355b", "0x1c7c7d"),
                List.of(
                        slide(
                                "Welcome to the company",
                                null,
                                "Welcome, and thank you for starting with safety.",
                                "This takes less than a minute and could spare you a bad day."),
                        slide(
                                "Know your exits",
                                null,
                                "Find the two emergency exits nearest to your desk.",
                                "The assembly point is the car park behind building four."),
                        slide(
                                "Report near misses",
                                null,
                                "A near miss is a free lesson, so report it the same day.",
                                "Nobody has ever been blamed for reporting a near miss."),
                        slide(
                                "Dress for the shop floor",
                                null,
                                "Wear ear protection wherever the blue line begins.",
                                "Safety glasses are in the drawer beside the door.")));
    }

    private static DemoClip sales() {
        return new DemoClip(
                Topic.SALES,
                "negotiating-without-discounts.mp4",
                "Negotiating without discounts",
                "Three moves that keep the price where it is: anchor on value, trade instead of giving,"
                        + " and let silence work.",
                List.of("sales", "negotiation"),
                List.of("0x4a1942", "0xb3541e"),
                List.of(
                        slide(
                                "Anchor on value",
                                "Priya",
                                "Name the value before anybody names a price.",
                                "The first number in the room becomes the anchor."),
                        slide(
                                "Trade and never give",
                                "Priya",
                                "Never give a discount, trade it for a longer contract.",
                                "If you shorten the payment term, you may lower the price."),
                        slide(
                                "Let silence work",
                                "Priya",
                                "After the offer, count to seven and say nothing.",
                                "Silence is the cheapest negotiator you will ever hire.")));
    }

    private static DemoClip engineering() {
        return new DemoClip(
                Topic.ENGINEERING,
                "code-review-that-helps.m4a",
                "Code review that helps",
                "A conversation about reviews that teach: small changes, questions before verdicts,"
                        + " and what a checklist is for.",
                List.of("engineering", "code review", "podcast"),
                List.of(),
                List.of(
                        slide(
                                "Small changes",
                                "Milan",
                                "A pull request of two hundred lines gets read.",
                                "One of two thousand lines gets approved."),
                        slide(
                                "Questions first",
                                "Dana",
                                "Ask a question before you pass a verdict.",
                                "Half of my review comments began with what happens when."),
                        slide(
                                "Checklists",
                                "Milan",
                                "A checklist frees your head for the race condition.",
                                "Let the formatter argue about braces."),
                        slide("Say thanks", "Dana", "And when the code is good, say so in the review.")));
    }
}
