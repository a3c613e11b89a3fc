/**
 * Which items are about one event. {@code Gist} is what is remembered of a text, {@code Sketch} the same weighed by how rare
 * its terms are ({@code Frequencies}), {@code Stories} joins the items of one language ({@code StoryIndex} finds the stories
 * to compare with, {@code Similarities} says in what they are alike, {@code Joining} whether that is enough), and {@code
 * JoinStories} is the step. {@code LearnJoining} learned the weights.
 */
@NullMarked
package org.vigie.enrich.stories;

import org.jspecify.annotations.NullMarked;
