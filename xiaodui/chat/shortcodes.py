"""Short codes of pictures (":tada:") as other chats write them, and the pictures. Plain values, no Django."""

import re
import unicodedata

CODE = re.compile(r":([a-z0-9_+'-]{1,60}):(?::skin-tone-([2-6]):)?", re.IGNORECASE)
TONES = {str(n): chr(0x1F3F9 + n) for n in range(2, 7)}
_TABLE = """
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 wave 👋 muscle 💪 pray 🙏 raised_hands 🙌 point_up ☝️ point_up_2 👆
point_down 👇 point_left 👈 point_right 👉 fist ✊ facepunch 👊 punch 👊 v ✌️ hand ✋ raised_hand ✋ crossed_fingers 🤞 call_me_hand 🤙
handshake 🤝 writing_hand ✍️ metal 🤘 the_horns 🤘 open_hands 👐 ok 🆗 eyes 👀 brain 🧠 ear 👂
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 joy 😂 rolling_on_the_floor_laughing 🤣 rofl 🤣 blush 😊
innocent 😇 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 relieved 😌 heart_eyes 😍 kissing_heart 😘 yum 😋 stuck_out_tongue 😛
stuck_out_tongue_winking_eye 😜 sunglasses 😎 star-struck 🤩 partying_face 🥳 smirk 😏 unamused 😒 disappointed 😞 pensive 😔 worried 😟
confused 😕 slightly_frowning_face 🙁 white_frowning_face ☹️ persevere 😣 confounded 😖 tired_face 😫 weary 😩 cry 😢 sob 😭 triumph 😤
angry 😠 rage 😡 face_with_symbols_on_mouth 🤬 exploding_head 🤯 flushed 😳 hot_face 🥵 cold_face 🥶 scream 😱 fearful 😨 cold_sweat 😰
hugging_face 🤗 thinking_face 🤔 thinking 🤔 shushing_face 🤫 lying_face 🤥 no_mouth 😶 neutral_face 😐 expressionless 😑 grimacing 😬
face_with_rolling_eyes 🙄 hushed 😯 open_mouth 😮 astonished 😲 sleeping 😴 drooling_face 🤤 sleepy 😪 dizzy_face 😵 zipper_mouth_face 🤐
nauseated_face 🤢 sneezing_face 🤧 mask 😷 money_mouth_face 🤑 nerd_face 🤓 face_with_monocle 🧐 smiling_imp 😈 imp 👿 skull 💀 ghost 👻
alien 👽 robot_face 🤖 hankey 💩 poop 💩 facepalm 🤦 face_palm 🤦 shrug 🤷
man-shrugging 🤷‍♂️ woman-shrugging 🤷‍♀️ saluting_face 🫡 melting_face 🫠
heart ❤️ hearts ♥️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 white_heart 🤍 broken_heart 💔
two_hearts 💕 sparkling_heart 💖 heartpulse 💗 100 💯 boom 💥 collision 💥 dizzy 💫 sweat_drops 💦 dash 💨 zzz 💤 anger 💢
speech_balloon 💬 thought_balloon 💭 sparkles ✨ star ⭐ star2 🌟 zap ⚡ fire 🔥 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆
medal 🏅 sports_medal 🏅 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 dart 🎯 rocket 🚀 airplane ✈️ car 🚗 bus 🚌 taxi 🚕
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕ heavy_minus_sign ➖
exclamation ❗ heavy_exclamation_mark ❗ question ❓ grey_question ❔ grey_exclamation ❕ bangbang ‼️ interrobang ⁉️ warning ⚠️ no_entry ⛔
no_entry_sign 🚫 rotating_light 🚨 octagonal_sign 🛑 construction 🚧 recycle ♻️ information_source ℹ️ new 🆕 free 🆓 up 🆙 cool 🆒 sos 🆘
red_circle 🔴 large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 white_circle ⚪ black_circle ⚫
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ leftwards_arrow_with_hook ↩️
arrows_counterclockwise 🔄 repeat 🔁 bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 email ✉️ envelope ✉️ e-mail 📧 inbox_tray 📥 outbox_tray 📤
package 📦 phone ☎️ telephone ☎️ telephone_receiver 📞 iphone 📱 calling 📲 computer 💻 desktop_computer 🖥️ printer 🖨️ floppy_disk 💾
bulb 💡 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ gear ⚙️ link 🔗 paperclip 📎 pushpin 📌
round_pushpin 📍 scissors ✂️ pencil ✏️ pencil2 ✏️ memo 📝 clipboard 📋 calendar 📆 date 📅 spiral_calendar_pad 🗓️ hourglass ⌛
hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ clock1 🕐 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉
bar_chart 📊 moneybag 💰 money_with_wings 💸 dollar 💵 yen 💴 euro 💶 credit_card 💳 receipt 🧾 books 📚 book 📖 newspaper 📰
file_folder 📁 open_file_folder 📂 card_index 📇 wastebasket 🗑️ camera 📷 movie_camera 🎥 tv 📺 microphone 🎤 headphones 🎧 musical_note 🎵
art 🎨 game_die 🎲 soccer ⚽ basketball 🏀 ping_pong 🏓 checkered_flag 🏁 triangular_flag_on_post 🚩 cn 🇨🇳 us 🇺🇸 gb 🇬🇧 jp 🇯🇵 de 🇩🇪
flag-cn 🇨🇳 flag-us 🇺🇸 flag-gb 🇬🇧 flag-jp 🇯🇵 flag-de 🇩🇪
coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 champagne 🍾 clinking_glasses 🥂 cake 🍰 birthday 🎂 pizza 🍕 hamburger 🍔 apple 🍎
popcorn 🍿 cookie 🍪 rice 🍚 ramen 🍜 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ snowman ⛄ rainbow 🌈 ocean 🌊 earth_asia 🌏 earth_americas 🌎
earth_africa 🌍 moon 🌔 sun_with_face 🌞 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀 rose 🌹 sunflower 🌻 cherry_blossom 🌸 bouquet 💐
dog 🐶 cat 🐱 mouse 🐭 rabbit 🐰 bear 🐻 panda_face 🐼 monkey_face 🐵 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 pig 🐷 cow 🐮 horse 🐴
unicorn_face 🦄 chicken 🐔 bird 🐦 penguin 🐧 bug 🐛 bee 🐝 turtle 🐢 snake 🐍 octopus 🐙 whale 🐳 fish 🐟 tiger 🐯 lion_face 🦁
man 👨 woman 👩 boy 👦 girl 👧 baby 👶 couple 👫 family 👪 dancer 💃 man_dancing 🕺 runner 🏃 walking 🚶 bow 🙇 raising_hand 🙋 no_good 🙅
ok_woman 🙆 crown 👑 ring 💍 gem 💎 house 🏠 office 🏢 factory 🏭 hospital 🏥 school 🏫 bank 🏦 world_map 🗺️ ship 🚢 sailboat ⛵ boat ⛵
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 hash #️⃣
"""
_words = _TABLE.split()
KNOWN = dict(zip(_words[::2], _words[1::2], strict=True))


def picture(code: str, tone: str = "") -> str:
    """The picture of a short code without its colons, "" for one that has none (a company's own)."""
    found = KNOWN.get(code.lower()) or _by_name(code)
    bare = found.rstrip("\ufe0f")
    return bare + TONES[tone] if tone in TONES and len(bare) == 1 else found


def _by_name(code: str) -> str:
    """Most of the others are the signs' own names: "avocado", "mountain_railway"."""
    try:
        found = unicodedata.lookup(code.replace("_", " ").replace("-", " ").upper())
    except KeyError:
        return ""
    return found if unicodedata.category(found) == "So" else ""


def pictured(text: str) -> str:
    """The text with its short codes as pictures; what has none stays as it is typed."""
    return CODE.sub(lambda found: picture(found[1], found[2] or "") or found[0], text)
