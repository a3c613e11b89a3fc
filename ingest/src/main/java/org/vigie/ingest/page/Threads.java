package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What readers wrote, known by what can be done with it: boxes side by side that each have a link to reply or to report. */
final class Threads {
    private static final int HIGHEST = 5;
    private static final int A_THREAD = 3;
    private static final Pattern ANSWER = Pattern.compile(
            "(?iu)(?:reply|répondre|antworten|responder|rispondi|reageren|beantwoorden|odpowiedz|ответить|відповісти|yanıtla|cevapla|svara?|besvar|vastaa|balas|trả lời|رد|जवाब दें|回复|回覆|返信|답글|report(?: comment)?|signaler|melden|denunciar|segnala)");

    private Threads() {}

    static void remove(Element body) {
        Map<Element, List<Element>> boxes = new IdentityHashMap<>();
        for (var link : body.select("a, span[role=button], div[role=button]")) {
            if (link.childrenSize() < 3
                    && ANSWER.matcher(link.ownText().strip()).matches()) {
                var box = link;
                for (int level = 0; level < HIGHEST && box.parent() != null && box != body; level++) {
                    var side = boxes.computeIfAbsent(box.parent(), any -> new ArrayList<>());
                    if (side.isEmpty() || side.getLast() != box) {
                        side.add(box);
                    }
                    box = box.parent();
                }
            }
        }
        boxes.values().stream().filter(side -> side.size() >= A_THREAD).forEach(side -> side.forEach(Element::remove));
    }
}
