/** A kind of statement that a question may want and that is told by what the text says. */
export type WantedByText = 'number' | 'platform' | 'target' | 'definition';

/** Names of large platforms, and the words for such places. */
const PLATFORM =
  /\b(?:platforms?|apps?|forums?|websites?|Facebook|Instagram|Threads|WhatsApp|Messenger|X|Twitter|YouTube|TikTok|Douyin|WeChat|Weibo|QQ|Telegram|Reddit|Medium|Quora|LinkedIn|VK|VKontakte|Odnoklassniki|Tumblr|Pinterest|Flickr|Vimeo|SoundCloud|Blogger|Blogspot|Google|Discord|Twitch|Snapchat|Mastodon|Bluesky|Truth Social|Gab|Gettr|Parler|Rumble|Line|Kakao\w*|Viber|Signal|Substack|LiveJournal|4chan|8kun)\b|平台|网站|網站/u;
/** How texts say at whom something is aimed. */
const TARGET =
  /\b(?:aimed at|targets?|targeted|targeting|directed (?:at|against)|addressed (?:people|users|audiences)|victims? (?:was|were|included?))\b|\b(?:vis(?:e|ait|aient|ée?s?)|cibl(?:e|ait|aient|ée?s?))\b|针对|針對|目标|目標/iu;
/** How texts say what something is. */
const DEFINITION =
  /\b(?:explain(?:s|ed)|defin(?:es|ed|ition)|describe[sd]?|refers? to|known as|also called|names? for|blend of|short for|is an?|are an?)\b|是一|指的是|又称|又稱/iu;
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b/i;
/** Nearly every statement is dated: the day and the year do not count as numbers. */
const DAY_OR_YEAR = /\b\d{1,2}\s+\p{Lu}\p{L}+|\b(?:19|20)\d{2}\b/gu;

/**
 * @returns whether a text is of a wanted kind: holds a number other than a date, names a platform, says at whom
 *   something is aimed, or says what something is; by its words in English, French and Chinese, so that it may err
 */
export function isOfKind(text: string, kind: WantedByText): boolean {
  switch (kind) {
    case 'number':
      return NUMBER.test(text.replace(DAY_OR_YEAR, ' '));
    case 'platform':
      return PLATFORM.test(text);
    case 'target':
      return TARGET.test(text);
    case 'definition':
      return DEFINITION.test(text);
  }
}
