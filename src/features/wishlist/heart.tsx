import '../../styles/heart.css'
import { saveNamed } from '#messages/wishlist.ts'
import { Icon } from '../../ui/icon.tsx'

type HeartProps = { title: string; isSaved: boolean; onPress: () => void }

/** "Save" on a card. It stands above the card's link, which covers all else. */
export function Heart({ title, isSaved, onPress }: HeartProps) {
  return (
    <button
      className="icon-button card-save"
      type="button"
      aria-pressed={isSaved}
      aria-label={saveNamed(title)}
      onClick={onPress}
    >
      <Icon name="heart" />
    </button>
  )
}
